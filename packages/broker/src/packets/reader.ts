import { isSameText, isText, readText, type TextRule } from './texts.js';

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
    private readonly texts: TextRule = 'mqtt',
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

  /** A text, which must be one for the release. */
  text(): string {
    const bytes = this.binary();
    const text = this.ok ? readText(bytes, this.texts) : '';
    if (text !== undefined) return text;
    this.isBadText = true;
    this.#fail();
    return '';
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

  /** Skips a text if it is this one. @returns whether it is */
  skipSame(text: Buffer): boolean {
    const { bytes, at } = this;
    const start = at + 2;
    if (start + text.length > this.end || bytes.readUInt16BE(at) !== text.length) return false;
    if (!isSameText(text, bytes, start, start + text.length)) return false;
    this.at = start + text.length;
    return true;
  }

  #fail(): 0 {
    this.ok = false;
    this.at = this.end;
    return 0;
  }
}
