import { since } from '@mosquitto-conf/config';
import type { Core } from '../core.js';
import type { Message } from '../message.js';
import type { Session } from '../session/session.js';
import type { Database, SessionMessage, StoredMessage, StoredSession } from './model.js';
import { incomingState, outgoingState, storedMessage } from './stored-message.js';

/** What is saved of a broker: sessions that are kept after their connection, and retained messages. */
export function takeSnapshot(core: Core): Database {
  // Before 1.6 there are no shared subscriptions, and `$share/…` is a filter like any other.
  const leavesShares = since(core.release, '1.6');
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
    ({ cleanStart, expiryInterval }) => expiryInterval > 0 && !cleanStart,
  );
  return {
    retained: [...core.retained].map(stored),
    sessions: kept.map((session) => storedSession(session, stored, leavesShares, core.clock.seconds())),
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
  for (const [messageId, one] of session.inbox.entries())
    messages.push({
      message: { ...stored(one.message), sourceMessageId: messageId },
      ...incomingState(messageId, one),
    });
  for (const { delivery, queued } of outbox)
    messages.push({ message: stored(delivery.message), ...outgoingState(delivery, queued) });
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
