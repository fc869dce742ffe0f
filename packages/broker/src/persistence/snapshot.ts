import { since } from '@mosquitto-conf/config';
import type { Core } from '../core.js';
import type { Message } from '../message.js';
import type { DeliveryState } from '../session/delivery.js';
import type { Session } from '../session/session.js';
import type { MessageState } from './format.js';
import type { Database, SessionMessage, StoredMessage, StoredSession } from './model.js';

/** The state of an outgoing message, in the file's words. */
const states: Readonly<Record<DeliveryState, Readonly<Record<1 | 2, MessageState>>>> = {
  publish: { 1: 'publish-qos1', 2: 'publish-qos2' },
  puback: { 1: 'wait-for-puback', 2: 'wait-for-pubrec' },
  pubrec: { 1: 'wait-for-puback', 2: 'wait-for-pubrec' },
  pubcomp: { 1: 'wait-for-pubcomp', 2: 'wait-for-pubcomp' },
  released: { 1: 'resend-pubrel', 2: 'resend-pubrel' },
};

/**
 * What is saved of a broker: sessions that are kept after their connection, and retained messages.
 * @param extent what `mosquitto.db` has room for, or everything
 */
export function takeSnapshot(core: Core, extent: 'file' | 'everything' = 'file'): Database {
  const isAll = extent === 'everything';
  // Before 1.6 there are no shared subscriptions, and `$share/…` is a filter like any other.
  const leavesShares = since(core.release, '1.6') && !isAll;
  const known = new Map<Message, StoredMessage>();
  const stored = (message: Message): StoredMessage => {
    let found = known.get(message);
    if (!found) {
      found = storedMessage(message);
      known.set(message, found);
    }
    return found;
  };
  // A session with Clean Start is not saved, whatever its expiry interval (persist__client_save).
  const kept = [...core.sessions.values()].filter(
    ({ cleanStart, expiryInterval, bridge }) => expiryInterval > 0 && (!cleanStart || (isAll && !bridge)),
  );
  // Plugins are not told of topics that begin with `$` (retain__store).
  const retained = [...core.retained].filter(({ topic }) => !isAll || !topic.startsWith('$'));
  return {
    retained: retained.map(stored),
    sessions: kept.map((session) => storedSession(session, stored, leavesShares, core.clock.seconds())),
  };
}

function storedMessage({
  topic,
  payload,
  qos,
  retain,
  properties,
  expiresAt,
  source,
}: Message): StoredMessage {
  return {
    topic,
    payload,
    qos,
    retain,
    properties,
    expiresAt,
    source: source && {
      clientId: source.clientId,
      username: source.username,
      listenerPort: source.listener?.port ?? 0,
    },
    sourceMessageId: source?.messageId ?? 0,
  };
}

function storedSession(
  session: Session,
  stored: (message: Message) => StoredMessage,
  leavesShares: boolean,
  now: number,
): StoredSession {
  const { clientId, username, listener, outbox, expiryInterval, expiresAt, subscriptions } = session;
  const messages: SessionMessage[] = [];
  for (const [messageId, { message, dup }] of session.inbox.entries()) {
    messages.push({
      message: { ...stored(message), sourceMessageId: messageId },
      direction: 'in',
      state: 'wait-for-pubrel',
      messageId,
      qos: 2,
      retain: message.retain,
      dup,
      subscriptionId: 0,
    });
  }
  for (const { delivery, queued } of outbox) {
    const { message, messageId, qos, retain, subscriptionId, dup } = delivery;
    messages.push({
      message: stored(message),
      direction: 'out',
      state: queued ? 'queued' : qos === 0 ? 'publish-qos0' : states[delivery.state][qos],
      messageId,
      qos,
      retain,
      dup: dup ? 1 : 0,
      subscriptionId,
    });
  }
  return {
    clientId,
    username,
    listenerPort: listener?.port ?? 0,
    lastMessageId: outbox.lastId,
    disconnectedAt: session.disconnectedAt > 0 ? session.disconnectedAt : now,
    expiryInterval,
    expiresAt,
    // The file has no field for shared subscriptions.
    subscriptions: [...subscriptions]
      .filter(([, { share }]) => share === undefined || !leavesShares)
      .map(([filter, subscription]) => ({ ...subscription, filter })),
    messages,
  };
}
