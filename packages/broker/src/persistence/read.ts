import { latest, type Release, type Text } from '@mosquitto-conf/config';
import { databaseParts as parts, databaseTexts as texts } from '../texts/database.js';
import { Cursor } from './cursor.js';
import { DatabaseError } from './database-error.js';
import { Chunk, type FormatVersion, idSize, magic, versionOffset, versions } from './format.js';
import type { Layout } from './layout.js';
import { layoutOf } from './layouts.js';
import {
  type DatabaseFile,
  type Ignored,
  NEVER,
  type SessionMessage,
  type SessionSubscription,
  type StoredMessage,
  type StoredSession,
} from './model.js';
import { type ReadingRules, readingRulesOf } from './reading-rules.js';
import type { SessionRecord } from './records.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Reads a `mosquitto.db` of version 3 to 6, as machines write it whose numbers are little-endian. Nothing is left out for
 * its age: the broker decides what has expired.
 * @param release the one that starts with it: some damage is ignored by some releases (persist__restore)
 * @throws DatabaseError where the file is damaged; an empty file is an empty database
 */
export function readDatabase(bytes: Uint8Array, release: Release = latest): DatabaseFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rules = readingRulesOf(release);
  const collector = new Collector(rules);
  if (file.length === 0) {
    collector.ignore(0, texts.emptyFile);
    return collector.finish(undefined);
  }
  const cursor = new Cursor(file, rules);
  const version = readHeader(cursor);
  const layout = layoutOf(version);
  // Bytes that are too few for a chunk header are ignored (persist__chunk_header_read).
  const header = layout.kindSize + 4;
  while (cursor.left >= header) readChunk(cursor, layout, collector);
  if (cursor.left > 0) collector.ignore(cursor.at, texts.cutOff);
  return collector.finish(version);
}

function readHeader(cursor: Cursor): FormatVersion {
  const start = cursor.skip(magic.length, parts.wordsDatabaseBeginsWith);
  if (!cursor.bytes.subarray(start, start + magic.length).equals(magic)) {
    throw new DatabaseError(start, parts.wordsDatabaseBeginsWith, texts.somethingElse);
  }
  cursor.skip(4, parts.checksum);
  const number = cursor.uint32(parts.version);
  const version = versions.find((known) => known === number);
  if (version === undefined) {
    throw new DatabaseError(
      versionOffset,
      texts.versions({ last: versions.at(-1)! }),
      texts.version({ number }),
    );
  }
  return version;
}

/**
 * Reads a chunk. The length in its header says where properties end and how much of an unknown chunk is skipped, and nothing
 * else.
 */
function readChunk(cursor: Cursor, layout: Layout, collector: Collector): void {
  const offset = cursor.at;
  const kind = layout.kindSize === 2 ? cursor.uint16(parts.kindChunk) : cursor.uint32(parts.kindChunk);
  const length = cursor.uint32(parts.lengthChunk);
  const start = cursor.at;
  const end = start + length;
  switch (kind) {
    case Chunk.CONFIG: {
      const config = layout.config.read(cursor, end);
      if (config.idSize !== idSize) {
        throw new DatabaseError(start, texts.idSize({ bytes: idSize }), String(config.idSize));
      }
      collector.atShutdown = config.atShutdown;
      break;
    }
    case Chunk.MESSAGE: {
      const record = layout.message.read(cursor, end);
      if (record) collector.addMessage(offset, record.id, record.message);
      else collector.ignore(offset, texts.noRoom({ bytes: length }));
      break;
    }
    case Chunk.SESSION_MESSAGE: {
      const { id, clientId, ...rest } = layout.sessionMessage.read(cursor, end);
      const message = collector.find(offset, id, parts.queuedMessage);
      if (message)
        collector.session(offset, clientId, parts.queuedMessage)?.messages.push({ message, ...rest });
      break;
    }
    case Chunk.RETAINED: {
      const message = collector.find(offset, layout.retained.read(cursor, end), parts.retainedMessage);
      if (message) collector.retained.push(message);
      break;
    }
    case Chunk.SUBSCRIPTION: {
      const { clientId, ...subscription } = layout.subscription.read(cursor, end);
      if (subscription.filter === '') collector.ignore(offset, texts.noFilter);
      else collector.session(offset, clientId, parts.subscription)?.subscriptions.push(subscription);
      break;
    }
    case Chunk.SESSION: {
      const record = layout.session.read(cursor, end);
      // In the versions before 5 it is refused by every release (persist__client_chunk_restore).
      const session = collector.session(offset, record.clientId, parts.session, layout.kindSize === 4);
      if (session) Object.assign(session, record);
      break;
    }
    default:
      // The end of the file may come before its own.
      cursor.skip(Math.min(length, cursor.left), parts.chunk);
      collector.ignore(offset, texts.unknownKind({ kind }));
  }
}

/** A session as it grows. */
interface OpenSession extends Mutable<SessionRecord> {
  readonly subscriptions: SessionSubscription[];
  readonly messages: SessionMessage[];
}

/** Combines the chunks. A reference to a chunk that is missing is ignored. */
class Collector {
  readonly ignored: Ignored[] = [];
  readonly retained: StoredMessage[] = [];
  atShutdown = false;
  readonly #messages = new Map<bigint, StoredMessage>();
  readonly #sessions = new Map<string, OpenSession>();

  constructor(private readonly rules: ReadingRules) {}

  ignore(offset: number, reason: Text): void {
    this.ignored.push({ offset, reason });
  }

  addMessage(offset: number, id: bigint, message: StoredMessage): void {
    if (this.rules.checksMessages) {
      if (this.#messages.has(id))
        throw new DatabaseError(offset, texts.newMessage, texts.sameNumber({ id: String(id) }));
      if (message.topic === '') throw new DatabaseError(offset, texts.message, texts.noTopic);
    }
    if (message.topic === '') this.ignore(offset, texts.messageWithoutTopic);
    else this.#messages.set(id, message);
  }

  /** Releases leave out messages that have expired, and may leave references to them. */
  find(offset: number, id: bigint, what: Text): StoredMessage | undefined {
    const message = this.#messages.get(id);
    if (!message) this.ignore(offset, texts.notInFile({ part: what, id: String(id) }));
    return message;
  }

  /** The session of a client, which may be named before its own chunk or without one. */
  session(offset: number, clientId: string, what: Text, ignoresNameless = true): OpenSession | undefined {
    if (clientId === '') {
      if (!ignoresNameless || !this.rules.ignoresNameless)
        throw new DatabaseError(offset, texts.clientId, texts.none);
      this.ignore(offset, texts.noClientId({ part: what }));
      return undefined;
    }
    let session = this.#sessions.get(clientId);
    if (!session) {
      session = {
        clientId,
        username: undefined,
        listenerPort: 0,
        lastMessageId: 0,
        disconnectedAt: 0,
        expiryInterval: NEVER,
        expiresAt: 0,
        subscriptions: [],
        messages: [],
      };
      this.#sessions.set(clientId, session);
    }
    return session;
  }

  finish(version: FormatVersion | undefined): DatabaseFile {
    const { atShutdown, retained, ignored } = this;
    const sessions: StoredSession[] = [...this.#sessions.values()];
    return { version, atShutdown, retained, sessions, ignored };
  }
}
