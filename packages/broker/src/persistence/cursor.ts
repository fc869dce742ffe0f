import type { Text } from '@mosquitto-conf/config';
import { databaseParts as parts, databaseTexts as texts } from '../texts/database.js';
import { DatabaseError } from './database-error.js';
import { type Direction, directions, type MessageState, messageStates } from './format.js';
import type { QoS } from './model.js';
import type { ReadingRules } from './reading-rules.js';

/** Reads the fields of a file one after the other. @throws DatabaseError if one is cut off */
export class Cursor {
  at = 0;

  constructor(
    readonly bytes: Buffer,
    readonly rules: ReadingRules,
  ) {}

  /** The bytes before the end of the file. */
  get left(): number {
    return this.bytes.length - this.at;
  }

  /** Goes past a field. */
  skip(length: number, what: Text): number {
    if (length > this.left) {
      throw new DatabaseError(
        this.at,
        texts.partOfBytes({ part: what, bytes: count(length) }),
        texts.endOfFile({ bytes: count(this.left) }),
      );
    }
    const start = this.at;
    this.at += length;
    return start;
  }

  uint8(what: Text): number {
    return this.bytes[this.skip(1, what)]!;
  }

  /** In network order, as all numbers are except message numbers and times. */
  uint16(what: Text): number {
    return this.bytes.readUInt16BE(this.skip(2, what));
  }

  uint32(what: Text): number {
    return this.bytes.readUInt32BE(this.skip(4, what));
  }

  /** The number of a message: in the machine's own order, which is taken to be little-endian. */
  id(what: Text): bigint {
    return this.bytes.readBigUInt64LE(this.skip(8, what));
  }

  /** Seconds since 1970, in the machine's own order. */
  time(what: Text): number {
    const seconds = Number(this.bytes.readBigInt64LE(this.skip(8, what)));
    return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, seconds));
  }

  /** No release checks it, and what is more than 2 has the effect of 2: that of the receiver counts. */
  qos(what: Text): QoS {
    return Math.min(this.uint8(what), 2) as QoS;
  }

  /** No release checks it. It is set anew when the client connects (db__message_reconnect_reset_outgoing). */
  state(): MessageState {
    return messageStates[this.uint8(parts.stateQueuedMessage)] ?? 'invalid';
  }

  /** What is not `out` is `in` (persist__client_msg_restore). */
  direction(): Direction {
    return this.uint8(parts.directionQueuedMessage) === directions.indexOf('out') ? 'out' : 'in';
  }

  /**
   * Text, which ends with a NUL as it does in C. That matters: releases from 1.6.11 to 2.0.15 write a username with other
   * memory behind it for a client that has none (persist__client_save keeps the last client's length, bytes swapped).
   */
  text(length: number, what: Text): string {
    const start = this.skip(length, what);
    const nul = this.bytes.subarray(start, start + length).indexOf(0);
    return this.bytes.toString('utf8', start, start + (nul < 0 ? length : nul));
  }

  /** Text with its length in front. */
  string(what: Text): string {
    return this.text(this.uint16(texts.lengthOf({ part: what })), what);
  }

  /** A copy, so that what is kept of a file does not keep all of it. */
  copy(length: number, what: Text): Buffer {
    const start = this.skip(length, what);
    return Buffer.from(this.bytes.subarray(start, start + length));
  }
}

function count(bytes: number): Text {
  return bytes === 1 ? texts.oneByte : texts.bytes({ count: bytes });
}
