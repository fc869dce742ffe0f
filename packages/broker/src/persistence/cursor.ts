import { DatabaseError } from './database-error.js';
import { type Direction, directions, type MessageState, messageStates } from './format.js';
import type { QoS } from './model.js';

/** Reads fields one after the other from a part of a file. @throws DatabaseError if one is cut off or impossible */
export class Cursor {
  /**
   * @param at the offset from the beginning of the file
   * @param end where its part ends
   * @param part what that part is
   */
  constructor(
    readonly bytes: Buffer,
    public at: number,
    readonly end: number,
    readonly part: string,
  ) {}

  get left(): number {
    return this.end - this.at;
  }

  /** Goes past a field. */
  skip(length: number, what: string): number {
    if (length > this.left) {
      throw new DatabaseError(
        this.at,
        `${what} of ${count(length)}`,
        `only ${count(this.left)} before the end of ${this.part}`,
      );
    }
    const start = this.at;
    this.at += length;
    return start;
  }

  uint8(what: string): number {
    return this.bytes[this.skip(1, what)]!;
  }

  /** In network order, as all numbers are except message numbers and times. */
  uint16(what: string): number {
    return this.bytes.readUInt16BE(this.skip(2, what));
  }

  uint32(what: string): number {
    return this.bytes.readUInt32BE(this.skip(4, what));
  }

  /** The number of a message: in the machine's own order, which is taken to be little-endian. */
  id(what: string): bigint {
    return this.bytes.readBigUInt64LE(this.skip(8, what));
  }

  /** Seconds since 1970, in the machine's own order. */
  time(what: string): number {
    const seconds = Number(this.bytes.readBigInt64LE(this.skip(8, what)));
    return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, seconds));
  }

  qos(what: string): QoS {
    return this.within(2, what, 'of 0, 1 or 2') as QoS;
  }

  state(): MessageState {
    const what = 'the state of a queued message';
    return messageStates[
      this.within(messageStates.length - 1, what, `from 0 to ${messageStates.length - 1}`)
    ]!;
  }

  direction(): Direction {
    return directions[this.within(1, 'the direction of a queued message', 'of 0 or 1')]!;
  }

  /**
   * Text, which ends with a NUL as it does in C. That matters: releases from 1.6.11 to 2.0.15 write a user name with other
   * memory behind it for a client that has none (persist__client_save keeps the last client's length, bytes swapped).
   */
  text(length: number, what: string): string {
    const start = this.skip(length, what);
    const nul = this.bytes.subarray(start, start + length).indexOf(0);
    return this.bytes.toString('utf8', start, start + (nul < 0 ? length : nul));
  }

  /** Text with its length in front. */
  string(what: string): string {
    return this.text(this.uint16(`the length of ${what}`), what);
  }

  /** A copy, so that what is kept of a file does not keep all of it. */
  copy(length: number, what: string): Buffer {
    const start = this.skip(length, what);
    return Buffer.from(this.bytes.subarray(start, start + length));
  }

  /** Refuses what nothing explains. */
  finish(): void {
    if (this.left > 0) {
      throw new DatabaseError(this.at, `the end of ${this.part}`, `${count(this.left)} more`);
    }
  }

  private within(highest: number, what: string, range: string): number {
    const value = this.uint8(what);
    if (value > highest) throw new DatabaseError(this.at - 1, `${what} ${range}`, String(value));
    return value;
  }
}

function count(bytes: number): string {
  return bytes === 1 ? '1 byte' : `${bytes} bytes`;
}
