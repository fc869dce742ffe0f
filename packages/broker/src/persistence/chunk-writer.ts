/** Larger pieces are handed on as they are; smaller ones are gathered. */
const LARGE = 4096;
const ROOM = 65_536;

/** Gathers a file as a list of buffers, so that payloads are not copied. */
export class ChunkWriter {
  #pieces: Uint8Array[] = [];
  #buffer = Buffer.allocUnsafe(ROOM);
  #start = 0;
  #end = 0;
  /** Bytes so far. */
  #total = 0;

  /** Everything written and not taken yet, in order. */
  finish(): readonly Uint8Array[] {
    this.#flush();
    return this.take();
  }

  /** Takes the whole pieces, which do not change any more once the chunk is written that they belong to. */
  take(): readonly Uint8Array[] {
    const pieces = this.#pieces;
    if (pieces.length > 0) this.#pieces = [];
    return pieces;
  }

  /** Writes a chunk: a header, then its body, whose length goes into the header. */
  chunk(kind: number, kindSize: 2 | 4, body: () => void): void {
    this.#need(kindSize + 4);
    this.#buffer.writeUIntBE(kind, this.#end, kindSize);
    // The length is known afterwards; by then another buffer may have taken this one's place.
    const header = this.#buffer;
    const at = this.#end + kindSize;
    this.#end += kindSize + 4;
    this.#total += kindSize + 4;
    const before = this.#total;
    body();
    header.writeUInt32BE(this.#total - before, at);
  }

  uint8(value: number): void {
    const at = this.#room(1);
    this.#buffer.writeUInt8(value, at);
  }

  uint16(value: number): void {
    const at = this.#room(2);
    this.#buffer.writeUInt16BE(value, at);
  }

  uint32(value: number): void {
    const at = this.#room(4);
    this.#buffer.writeUInt32BE(value, at);
  }

  id(value: bigint): void {
    const at = this.#room(8);
    this.#buffer.writeBigUInt64LE(value, at);
  }

  time(seconds: number): void {
    const at = this.#room(8);
    this.#buffer.writeBigInt64LE(BigInt(Math.trunc(seconds)), at);
  }

  padding(length: number): void {
    const at = this.#room(length);
    this.#buffer.fill(0, at, at + length);
  }

  bytes(bytes: Uint8Array): void {
    if (bytes.length > LARGE) {
      this.#flush();
      this.#pieces.push(bytes);
      this.#total += bytes.length;
    } else {
      const at = this.#room(bytes.length);
      this.#buffer.set(bytes, at);
    }
  }

  /** Text with its length in front. */
  string(text: Uint8Array): void {
    this.uint16(text.length);
    this.bytes(text);
  }

  /** Makes room. @returns where it is in the buffer, which may be another one from here on */
  #room(length: number): number {
    this.#need(length);
    const at = this.#end;
    this.#end += length;
    this.#total += length;
    return at;
  }

  #need(length: number): void {
    if (this.#end + length <= ROOM) return;
    this.#flush();
    this.#buffer = Buffer.allocUnsafe(ROOM);
    this.#start = 0;
    this.#end = 0;
  }

  #flush(): void {
    if (this.#end > this.#start) this.#pieces.push(this.#buffer.subarray(this.#start, this.#end));
    this.#start = this.#end;
  }
}
