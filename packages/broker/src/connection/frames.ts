import type { Fault } from '../packets/fault.js';

/** What is done with the packets of a receiver. A fault stops reading. */
export interface FrameHandlers<Receiver> {
  /** Checks a packet's first byte and remaining length; the rest may not be received yet. */
  checkHeader(receiver: Receiver, first: number, remaining: number): Fault | undefined;
  /** Handles a whole packet: `start` is its first byte, `body` the byte after the remaining length, `end` exclusive. */
  handlePacket(
    receiver: Receiver,
    bytes: Buffer,
    start: number,
    body: number,
    end: number,
  ): Fault | undefined;
}

const SMALL = 4096;

/** Cuts a stream of bytes into packets. An incomplete packet is kept; no memory is reserved for bytes not yet received. */
export class Frames<Receiver> {
  #parts: Buffer[] = [];
  #have = 0;
  /** The length of the incomplete packet; 0 while that is not known. */
  #need = 0;
  #stopped = false;

  constructor(
    private readonly receiver: Receiver,
    private readonly handlers: FrameHandlers<Receiver>,
  ) {}

  /** Handles what was received, up to the first fault. */
  push(chunk: Buffer): Fault | undefined {
    let bytes = chunk;
    let at = 0;
    if (this.#have > 0) {
      if (this.#need === 0) {
        bytes = Buffer.concat([...this.#parts, chunk]);
        this.#forget();
      } else if (this.#have + chunk.length < this.#need) {
        this.#keep(chunk);
        return undefined;
      } else {
        at = this.#need - this.#have;
        const whole = Buffer.concat([...this.#parts, chunk.subarray(0, at)]);
        this.#forget();
        const fault = this.#go(whole, 0);
        if (fault) return fault;
      }
    }
    return this.#go(bytes, at);
  }

  /** Keeps what is received, without handling it, until `resume`. */
  stop(): void {
    this.#stopped = true;
  }

  resume(): Fault | undefined {
    this.#stopped = false;
    const kept = this.#parts;
    const bytes = kept.length === 1 ? (kept[0] as Buffer) : Buffer.concat(kept);
    this.#forget();
    return this.#go(bytes, 0);
  }

  #go(bytes: Buffer, from: number): Fault | undefined {
    const { length } = bytes;
    const { receiver, handlers } = this;
    let at = from;
    while (at < length && !this.#stopped) {
      // There is no packet type 0.
      if ((bytes[at] as number) < 0x10) return 'protocol';
      // The remaining length, of one to four bytes (MQTT 5.0 section 2.1.4).
      let body = at + 1;
      let remaining = 0;
      let shift = 0;
      for (;;) {
        if (body >= length) {
          this.#keep(bytes.subarray(at));
          return undefined;
        }
        const byte = bytes[body++] as number;
        remaining += (byte & 0x7f) << shift;
        if (byte < 0x80) break;
        shift += 7;
        if (shift > 21) return 'malformed-header';
      }
      const refused = handlers.checkHeader(receiver, bytes[at] as number, remaining);
      if (refused) return refused;
      const end = body + remaining;
      if (end > length) {
        this.#keep(bytes.subarray(at));
        this.#need = end - at;
        return undefined;
      }
      const fault = handlers.handlePacket(receiver, bytes, at, body, end);
      if (fault) return fault;
      at = end;
    }
    if (at < length) this.#keep(bytes.subarray(at));
    return undefined;
  }

  #keep(bytes: Buffer): void {
    // Small pieces are copied, so that the rest of what was read with them can be freed.
    this.#have += bytes.length;
    const parts = this.#parts;
    let last = bytes.length < SMALL ? Buffer.from(bytes) : bytes;
    // Many small pieces are joined as they double, or each would need more memory than it holds.
    for (let before = parts.at(-1); before && before.length < SMALL; before = parts.at(-1)) {
      if (before.length > last.length) break;
      parts.pop();
      last = Buffer.concat([before, last]);
    }
    parts.push(last);
  }

  #forget(): void {
    this.#parts = [];
    this.#have = 0;
    this.#need = 0;
  }
}
