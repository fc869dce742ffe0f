import { readFilter } from '../connection/handlers/filter.js';
import type { Core } from '../core.js';
import type { ListenerState } from '../listeners/listener-state.js';
import { Message } from '../message.js';
import { expiryOf, Session } from '../session/session.js';
import type { MessageState } from './format.js';
import type { Database, SessionMessage, StoredMessage, StoredSession } from './model.js';

/** In seconds. What expires later than that counts as expired (persist__msg_store_chunk_restore). */
const LONGEST_EXPIRY = 0xffffffff;

/**
 * Restores what was kept.
 * @param keeper a file, or a plugin: then also what has expired meanwhile, and all outgoing messages are queued, as if none was
 *   sent yet (mosquitto_persist_client_msg_add)
 * @returns each message as it was kept and as it is now
 */
export function restoreSnapshot(
  core: Core,
  { retained, sessions }: Database,
  listeners: readonly ListenerState[],
  keeper: 'file' | 'plugin' = 'file',
): ReadonlyMap<StoredMessage, Message> {
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
      message = new Message(topic, payload, qos, retain, properties, Math.max(0, expiresAt), from);
      known.set(stored, message);
    }
    return message;
  };
  const now = core.clock.seconds();
  const withExpired = keeper === 'plugin';
  const isKept = ({ expiresAt }: StoredMessage) =>
    withExpired || expiresAt <= 0 || (expiresAt > now && expiresAt - now <= LONGEST_EXPIRY);
  for (const stored of retained) if (isKept(stored)) core.retained.store(revive(stored));
  for (const stored of sessions) {
    if (!withExpired && stored.expiresAt > 0 && stored.expiresAt < now) continue;
    const messages = stored.messages.filter(({ message }) => isKept(message));
    restoreSession(core, { ...stored, messages }, listenerAt(stored.listenerPort), revive, keeper);
  }
  core.changes = 0;
  return known;
}

function restoreSession(
  core: Core,
  stored: StoredSession,
  listener: ListenerState | undefined,
  revive: (stored: StoredMessage) => Message,
  keeper: 'file' | 'plugin',
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
    core.subscriptions.add(subscription, session.subscriptions.get(one.filter));
    session.subscriptions.set(one.filter, subscription);
  }
  for (const one of messages) restoreMessage(session, one, revive(one.message), keeper === 'plugin');
}

/** Messages whose PUBREC has come, so that only PUBREL is left to send. */
const released: ReadonlySet<MessageState> = new Set(['wait-for-pubcomp', 'resend-pubrel']);

function restoreMessage(session: Session, kept: SessionMessage, message: Message, isQueued: boolean): void {
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
    state: !isQueued && released.has(state) ? ('pubcomp' as const) : ('publish' as const),
    dup: !isQueued && dup > 0,
  };
  session.outbox.restore(delivery, isQueued || state === 'queued' || qos === 0);
}
