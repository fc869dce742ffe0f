import { isUtf8 } from 'node:buffer';

/**
 * Reads the fields of one packet's body, in order. After a field that is missing or not valid, `ok` is false and what is
 * read after that has no meaning.
 */
export class Reader {
  ok = true;
  /** Whether the field that failed was a text. */
  isBadText = false;

  constructor(
    readonly bytes: Buffer,
    public at: number,
    readonly end: number,
  ) {}

  get left(): number {
    return this.end - this.at;
  }

  byte(): number {
    if (this.at >= this.end) return this.#fail();
    return this.bytes[this.at++] as number;
  }

  uint16(): number {
    if (this.left < 2) return this.#fail();
    this.at += 2;
    return this.bytes.readUInt16BE(this.at - 2);
  }

  uint32(): number {
    if (this.left < 4) return this.#fail();
    this.at += 4;
    return this.bytes.readUInt32BE(this.at - 4);
  }

  /** A variable byte integer of at most four bytes, MQTT 5.0 section 1.5.5. */
  variable(): number {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.byte();
      if (!this.ok) return 0;
      value += (byte & 0x7f) << shift;
      // No byte more than it takes [MQTT-1.5.5-1].
      if (byte < 0x80) return byte === 0 && shift > 0 ? this.#fail() : value;
    }
    return this.#fail();
  }

  /** Binary data with its length in front; a part of the packet, not a copy. */
  binary(): Buffer {
    return this.take(this.uint16());
  }

  /** So many bytes; a part of the packet, not a copy. */
  take(length: number): Buffer {
    if (!this.ok || this.left < length) {
      this.#fail();
      return this.bytes.subarray(0, 0);
    }
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** A text, which must be well-formed UTF-8 without control characters or non-characters [MQTT-1.5.4-1, -2]. */
  text(): string {
    const bytes = this.binary();
    if (this.ok && !isText(bytes)) {
      this.isBadText = true;
      this.#fail();
    }
    if (!this.ok) return '';
    return bytes.toString('utf8');
  }

  /** Skips a text, which is checked all the same. */
  skipText(): void {
    const length = this.uint16();
    if (!this.ok || this.left < length) this.#fail();
    else if (isText(this.bytes, this.at, this.at + length)) this.at += length;
    else {
      this.isBadText = true;
      this.#fail();
    }
  }

  #fail(): 0 {
    this.ok = false;
    this.at = this.end;
    return 0;
  }
}

/** Whether bytes are a text that MQTT allows (mosquitto_validate_utf8). */
export function isText(bytes: Buffer, start = 0, end = bytes.length): boolean {
  let ascii = true;
  for (let index = start; index < end; index++) {
    const byte = bytes[index] as number;
    if (byte < 0x20 || byte === 0x7f) return false;
    if (byte > 0x7f) ascii = false;
  }
  if (ascii) return true;
  const part = bytes.subarray(start, end);
  if (!isUtf8(part)) return false;
  // C1 controls and the non-characters at the end of each plane.
  return !/[\u0080-\u009f\ufdd0-\ufdef]|[\ufffe\uffff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]/.test(
    part.toString('utf8'),
  );
}
