/** The most bytes that are joined for one write; a larger piece is written by itself, without a copy. */
const LARGEST_WRITE = 1 << 20;

/**
 * What is sent to one client in this turn of the event loop. Pieces that are adjacent in what another client sent are kept
 * as one stretch of it, and everything is sent in a single write: speed depends on that more than on anything else.
 */
export class Outgoing {
  /** Unsent packets; once some of them are taken, pieces that are left. */
  count = 0;
  bytes = 0;
  /** What is before the stretch below. */
  #pieces: Buffer[] = [];
  /** The last stretch; most turns send one client nothing else. */
  #source: Buffer | undefined;
  #start = 0;
  #end = 0;

  /** Adds a whole packet. */
  add(packet: Buffer): void {
    this.addStretch(packet, 0, packet.length);
  }

  /** Adds the packet between two offsets of a buffer, without a copy. */
  addStretch(source: Buffer, start: number, end: number): void {
    this.count++;
    this.bytes += end - start;
    if (this.#source === source && this.#end === start) {
      this.#end = end;
      return;
    }
    if (this.#source) this.#seal(this.#source);
    this.#source = source;
    this.#start = start;
    this.#end = end;
  }

  /** Removes what is sent next, as one buffer: everything, unless that is a lot; undefined if there is nothing. */
  take(): Buffer | undefined {
    if (this.count === 0) return undefined;
    const pieces = this.#pieces;
    if (pieces.length === 0) {
      const last = this.#source && this.#lastStretch(this.#source);
      this.clear();
      return last;
    }
    if (this.#source) this.#seal(this.#source);
    if (this.bytes > LARGEST_WRITE && pieces.length > 1) return this.#takeSome(pieces);
    this.clear();
    return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
  }

  clear(): void {
    if (this.#pieces.length > 0) this.#pieces = [];
    this.#source = undefined;
    this.count = 0;
    this.bytes = 0;
  }

  #takeSome(pieces: Buffer[]): Buffer {
    let count = 1;
    let size = (pieces[0] as Buffer).length;
    for (; count < pieces.length; count++) {
      const { length } = pieces[count] as Buffer;
      if (size + length > LARGEST_WRITE) break;
      size += length;
    }
    const taken = pieces.splice(0, count);
    this.count = pieces.length;
    this.bytes -= size;
    return count === 1 ? (taken[0] as Buffer) : Buffer.concat(taken, size);
  }

  #seal(source: Buffer): void {
    this.#pieces.push(this.#lastStretch(source));
    this.#source = undefined;
  }

  #lastStretch(source: Buffer): Buffer {
    const isWhole = this.#start === 0 && this.#end === source.length;
    return isWhole ? source : source.subarray(this.#start, this.#end);
  }
}
