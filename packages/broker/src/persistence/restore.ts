import { readFilter } from '../connection/handlers/filter.js';
import type { Core } from '../core.js';
import type { ListenerState } from '../listeners/listener-state.js';
import { Message } from '../message.js';
import { NEVER, Session } from '../session/session.js';
import type { MessageState } from './format.js';
import type { Database, SessionMessage, StoredMessage, StoredSession } from './model.js';

/** Restores what a file has, without what has expired meanwhile. */
export function restoreSnapshot(
  core: Core,
  { retained, sessions }: Database,
  listeners: readonly ListenerState[],
): void {
  const known = new Map<StoredMessage, Message>();
  const listenerAt = (port: number) => listeners.find((listener) => listener.port === port && port > 0);
  const revive = (stored: StoredMessage): Message => {
    let message = known.get(stored);
    if (!message) {
      const { topic, payload, qos, retain, properties, expiresAt, source, sourceMessageId } = stored;
      const from = source && {
        clientId: source.clientId,
        username: source.username,
        listener: listenerAt(source.listenerPort),
        messageId: sourceMessageId,
      };
      message = new Message(topic, payload, qos, retain, properties, expiresAt, from);
      known.set(stored, message);
    }
    return message;
  };
  const now = core.clock.seconds();
  for (const stored of retained) {
    if (stored.expiresAt === 0 || stored.expiresAt > now) core.retained.store(revive(stored));
  }
  for (const stored of sessions) restoreSession(core, stored, listenerAt(stored.listenerPort), revive);
  core.changes = 0;
}

function restoreSession(
  core: Core,
  stored: StoredSession,
  listener: ListenerState | undefined,
  revive: (stored: StoredMessage) => Message,
): void {
  const {
    clientId,
    username,
    lastMessageId,
    expiryInterval,
    expiresAt,
    subscriptions,
    messages,
    disconnectedAt,
  } = stored;
  const now = core.clock.seconds();
  if (expiresAt > 0 && expiresAt < now) return;
  const session = new Session(clientId);
  session.username = username;
  session.listener = listener;
  session.cleanStart = false;
  session.disconnectedAt = disconnectedAt || now;
  session.expiryInterval = expiryInterval;
  session.expiresAt = expiresAt > 0 ? expiresAt : expiryOf(core, expiryInterval, disconnectedAt || now);
  session.outbox.lastId = lastMessageId;
  session.outbox.begin(core.settings.maxInflightMessages);
  core.sessions.set(clientId, session);
  for (const one of subscriptions) {
    const kept = readFilter(one.filter, '', core.release) ?? { filter: one.filter, share: undefined };
    const subscription = { ...one, ...kept, session };
    core.subscriptions.add(subscription);
    session.subscriptions.set(one.filter, subscription);
  }
  for (const one of messages) restoreMessage(session, one, revive(one.message));
}

/** Sessions without an expiry time of their own are kept as long as the configuration allows. */
function expiryOf(core: Core, interval: number, now: number): number {
  const most = core.settings.persistentClientExpiration;
  const lasts = most > 0 ? Math.min(most, interval) : interval;
  return lasts === NEVER ? 0 : now + lasts;
}

/** Messages whose PUBREC has come, so that only PUBREL is left to send. */
const released: ReadonlySet<MessageState> = new Set(['wait-for-pubcomp', 'resend-pubrel']);

function restoreMessage(session: Session, kept: SessionMessage, message: Message): void {
  const { direction, state, messageId, qos, retain, dup, subscriptionId } = kept;
  if (direction === 'in') {
    session.inbox.add(messageId, message);
    return;
  }
  const delivery = {
    message,
    messageId,
    qos,
    retain,
    subscriptionId,
    state: released.has(state) ? ('pubcomp' as const) : ('publish' as const),
    dup: dup > 0,
  };
  session.outbox.restore(delivery, state === 'queued' || qos === 0);
}
