import { databaseParts as parts } from '../texts/database.js';
import type { ChunkWriter } from './chunk-writer.js';
import type { Cursor } from './cursor.js';
import type {
  ConfigRecord,
  MessageRecord,
  SessionMessageRecord,
  SessionRecord,
  SubscriptionRecord,
} from './records.js';

/** How one version lays out the body of each kind of chunk. */
export interface Layout {
  /** Bytes of a chunk's kind; four bytes of length follow it. */
  readonly kindSize: 2 | 4;
  readonly config: Form<ConfigRecord>;
  /** Reads `undefined` where the chunk has no room for the message and the release leaves it out. */
  readonly message: Form<MessageRecord, MessageRecord | undefined>;
  readonly sessionMessage: Form<SessionMessageRecord>;
  readonly retained: Form<bigint>;
  readonly subscription: Form<SubscriptionRecord>;
  readonly session: Form<SessionRecord>;
}

/** One kind of chunk, both ways. */
export interface Form<T, Read = T> {
  /** @param end where the chunk ends, as its header says; releases use it only for properties */
  read(cursor: Cursor, end: number): Read;
  write(writer: ChunkWriter, record: T): void;
}

/** The number of a retained message, alone: the same in every version. */
export const retained: Form<bigint> = {
  read: (cursor) => cursor.id(parts.numberRetainedMessage),
  write: (writer, id) => writer.id(id),
};
