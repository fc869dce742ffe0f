/**
 * What goes to one client in this turn of the event loop. Pieces that lie side by side in what another client sent are
 * kept as one stretch of it, and everything leaves in a single write: that, more than anything else, is what speed
 * depends on.
 */
export class Outgoing {
  /** Packets waiting. */
  count = 0;
  #pieces: Buffer[] = [];
  #source: Buffer | undefined;
  #start = 0;
  #end = 0;

  /** Adds a whole packet. */
  add(packet: Buffer): void {
    if (this.#source) this.#seal();
    this.#pieces.push(packet);
    this.count++;
  }

  /** Adds a packet that stands in a buffer between two offsets, uncopied. */
  addStretch(source: Buffer, start: number, end: number): void {
    this.count++;
    if (this.#source === source && this.#end === start) {
      this.#end = end;
      return;
    }
    if (this.#source) this.#seal();
    this.#source = source;
    this.#start = start;
    this.#end = end;
  }

  /** Everything as one buffer; undefined where there is nothing. */
  take(): Buffer | undefined {
    if (this.#source) this.#seal();
    const pieces = this.#pieces;
    if (pieces.length === 0) return undefined;
    this.#pieces = [];
    this.count = 0;
    return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
  }

  clear(): void {
    this.#pieces = [];
    this.#source = undefined;
    this.count = 0;
  }

  #seal(): void {
    this.#pieces.push((this.#source as Buffer).subarray(this.#start, this.#end));
    this.#source = undefined;
  }
}
