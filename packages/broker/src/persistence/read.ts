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
import type { SessionRecord } from './records.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Reads a `mosquitto.db` of version 3 to 6, as machines write it whose numbers are little-endian. Nothing is left out for
 * its age: the broker decides what has expired.
 * @throws DatabaseError where the file is damaged; an empty file is an empty database
 */
export function readDatabase(bytes: Uint8Array): DatabaseFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const collector = new Collector();
  if (file.length === 0) {
    collector.ignored.push({ offset: 0, reason: 'The file is empty.' });
    return collector.finish(undefined);
  }
  const cursor = new Cursor(file, 0, file.length, 'the file');
  const version = readHeader(cursor);
  const layout = layoutOf(version);
  // Bytes that are too few for a chunk header are ignored (persist__chunk_header_read).
  const header = layout.kindSize + 4;
  while (cursor.left >= header) readChunk(cursor, layout, collector);
  if (cursor.left > 0) collector.ignore(cursor.at, 'The beginning of a chunk that is cut off.');
  return collector.finish(version);
}

function readHeader(cursor: Cursor): FormatVersion {
  const start = cursor.skip(magic.length, 'the words a database begins with');
  if (!cursor.bytes.subarray(start, start + magic.length).equals(magic)) {
    throw new DatabaseError(start, 'the words a database begins with', 'something else');
  }
  cursor.skip(4, 'a checksum');
  const number = cursor.uint32('a version');
  const version = versions.find((known) => known === number);
  if (version === undefined) {
    throw new DatabaseError(versionOffset, `a version from 3 to ${versions.at(-1)}`, `version ${number}`);
  }
  return version;
}

const kinds: ReadonlySet<number> = new Set(Object.values(Chunk));

/** Reads a chunk, never beyond the length in its header. */
function readChunk(file: Cursor, layout: Layout, collector: Collector): void {
  const offset = file.at;
  const kind = layout.kindSize === 2 ? file.uint16('a kind of chunk') : file.uint32('a kind of chunk');
  const length = file.uint32('the length of a chunk');
  if (!kinds.has(kind)) {
    // The end of the file may come before its own.
    file.skip(Math.min(length, file.left), 'a chunk');
    collector.ignore(offset, `A chunk of an unknown kind, ${kind}.`);
    return;
  }
  const start = file.skip(length, 'a chunk');
  const cursor = new Cursor(file.bytes, start, start + length, 'its chunk');
  switch (kind) {
    case Chunk.CONFIG: {
      const config = layout.config.read(cursor);
      if (config.idSize !== idSize) {
        throw new DatabaseError(start, `message numbers of ${idSize} bytes`, `${config.idSize}`);
      }
      collector.atShutdown = config.atShutdown;
      break;
    }
    case Chunk.MESSAGE: {
      const { id, message } = layout.message.read(cursor);
      collector.addMessage(offset, id, message);
      break;
    }
    case Chunk.SESSION_MESSAGE: {
      const { id, clientId, ...rest } = layout.sessionMessage.read(cursor);
      const message = collector.find(offset, id, 'A queued message');
      const session = collector.session(offset, clientId, 'A queued message');
      if (message && session) session.messages.push({ message, ...rest });
      break;
    }
    case Chunk.RETAINED: {
      const message = collector.find(offset, layout.retained.read(cursor), 'A retained message');
      if (message) collector.retained.push(message);
      break;
    }
    case Chunk.SUBSCRIPTION: {
      const { clientId, ...subscription } = layout.subscription.read(cursor);
      if (subscription.filter === '') collector.ignore(offset, 'A subscription without a topic filter.');
      else collector.session(offset, clientId, 'A subscription')?.subscriptions.push(subscription);
      break;
    }
    case Chunk.SESSION: {
      const record = layout.session.read(cursor);
      const session = collector.session(offset, record.clientId, 'A session');
      if (session) Object.assign(session, record);
      break;
    }
  }
  cursor.finish();
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

  ignore(offset: number, reason: string): void {
    this.ignored.push({ offset, reason });
  }

  addMessage(offset: number, id: bigint, message: StoredMessage): void {
    if (this.#messages.has(id)) throw new DatabaseError(offset, 'a new message', `number ${id} again`);
    if (message.topic === '') this.ignore(offset, 'A message without a topic.');
    else this.#messages.set(id, message);
  }

  /** Releases leave out messages that have expired, and may leave references to them. */
  find(offset: number, id: bigint, what: string): StoredMessage | undefined {
    const message = this.#messages.get(id);
    if (!message) this.ignore(offset, `${what} that is not in the file, number ${id}.`);
    return message;
  }

  /** The session of a client, which may be named before its own chunk or without one. */
  session(offset: number, clientId: string, what: string): OpenSession | undefined {
    if (clientId === '') {
      this.ignore(offset, `${what} without a client id.`);
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
