import fc from 'fast-check';
import { messageStates } from '../../src/persistence/format.js';
import type { Database, SessionMessage, StoredMessage, StoredSession } from '../../src/persistence/index.js';
import { NEVER } from '../../src/persistence/model.js';

export function message(topic: string, rest: Partial<StoredMessage> = {}): StoredMessage {
  return {
    topic,
    payload: Buffer.from('text'),
    qos: 1,
    retain: false,
    properties: Buffer.alloc(0),
    expiresAt: 0,
    source: undefined,
    sourceMessageId: 0,
    ...rest,
  };
}

export function session(clientId: string, rest: Partial<StoredSession> = {}): StoredSession {
  return {
    clientId,
    username: undefined,
    listenerPort: 0,
    lastMessageId: 0,
    disconnectedAt: 0,
    expiryInterval: NEVER,
    expiresAt: 0,
    subscriptions: [],
    messages: [],
    ...rest,
  };
}

export function queued(message: StoredMessage, rest: Partial<SessionMessage> = {}): SessionMessage {
  return {
    message,
    direction: 'out',
    state: 'queued',
    messageId: 1,
    qos: message.qos,
    retain: false,
    dup: 0,
    subscriptionId: 0,
    ...rest,
  };
}

const text = (minLength: number) =>
  fc.string({ unit: 'binary', minLength, maxLength: 12 }).map((value) => value.replaceAll('\0', '-'));
const uint16 = fc.nat(0xffff);
const uint32 = fc.nat(0xffffffff);
const qos = fc.constantFrom(0 as const, 1 as const, 2 as const);
const time = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4_000_000_000 }));

/** Encoded properties: a content type, a user property, both or none. */
const properties = fc
  .subarray(['0300047465787a', '26000161000162', '0101', '090002ff00'])
  .map((list) => Buffer.from(list.join(''), 'hex'));

const source = fc
  .record({ clientId: text(1), username: fc.option(text(1), { nil: undefined }), listenerPort: uint16 })
  .filter(({ clientId }) => clientId !== '');

const storedMessage: fc.Arbitrary<StoredMessage> = fc.record({
  topic: text(1).filter((topic) => !topic.startsWith('$SYS')),
  // Above 4,096 bytes a payload is handed on as it is.
  payload: fc.oneof(
    fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)),
    fc.constantFrom(4095, 4096, 4097, 70_000).map((length) => Buffer.alloc(length, length)),
  ),
  qos,
  retain: fc.boolean(),
  properties,
  expiresAt: time,
  source: fc.option(source, { nil: undefined }),
  sourceMessageId: uint16,
});

/** Databases whose sessions and retained messages share messages. */
export const anyDatabase: fc.Arbitrary<Database> = fc
  .uniqueArray(storedMessage, { minLength: 1, maxLength: 6, selector: ({ topic }) => topic })
  .chain((messages) => {
    const sessionMessage = fc.record({
      message: fc.constantFrom(...messages),
      direction: fc.constantFrom('in' as const, 'out' as const),
      state: fc.constantFrom(...messageStates),
      messageId: uint16,
      qos,
      retain: fc.boolean(),
      dup: fc.nat(15),
      subscriptionId: fc.oneof(fc.constant(0), fc.nat(268_435_455)),
    });
    const subscription = fc.record({
      filter: text(1),
      qos,
      identifier: uint32,
      noLocal: fc.boolean(),
      retainAsPublished: fc.boolean(),
      retainHandling: qos,
    });
    const storedSession = fc.record({
      clientId: text(1),
      username: fc.option(text(1), { nil: undefined }),
      listenerPort: uint16,
      lastMessageId: uint16,
      disconnectedAt: time,
      expiryInterval: uint32,
      expiresAt: time,
      subscriptions: fc.array(subscription, { maxLength: 3 }),
      messages: fc.array(sessionMessage, { maxLength: 4 }),
    });
    return fc.record({
      retained: fc.subarray(messages),
      sessions: fc.uniqueArray(storedSession, { maxLength: 4, selector: ({ clientId }) => clientId }),
    });
  });

/** What a version has room for. */
export function asKeptBy(version: number, { retained, sessions }: Database): Database {
  const kept = (stored: StoredMessage): StoredMessage => ({
    ...stored,
    ...(version < 5 && { expiresAt: 0, properties: Buffer.alloc(0) }),
    ...(version < 4 &&
      stored.source && { source: { ...stored.source, username: undefined, listenerPort: 0 } }),
  });
  return {
    retained: retained.map(kept),
    sessions: sessions.map((stored) => ({
      ...stored,
      ...(version < 5 ? { expiryInterval: NEVER, expiresAt: 0 } : { disconnectedAt: 0 }),
      ...(version < 6 && { username: undefined, listenerPort: 0 }),
      subscriptions: stored.subscriptions.map((subscription) => ({
        ...subscription,
        ...(version < 5 && {
          identifier: 0,
          noLocal: false,
          retainAsPublished: false,
          retainHandling: 0 as const,
        }),
      })),
      messages: stored.messages.map((waiting) => ({
        ...waiting,
        message: kept(waiting.message),
        ...(version < 5 && { subscriptionId: 0 }),
      })),
    })),
  };
}

/** With buffers as text: comparing large ones byte by byte takes a test a second each. */
export function legible(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return value.toString('latin1');
  if (Array.isArray(value)) return value.map(legible);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, legible(part)]));
}
