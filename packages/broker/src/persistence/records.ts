import type {
  MessageSource,
  SessionMessage,
  SessionSubscription,
  StoredMessage,
  StoredSession,
} from './model.js';

/** The contents of a chunk, in which messages are named by number and sessions by client id. */
export interface ConfigRecord {
  readonly lastId: bigint;
  readonly atShutdown: boolean;
  readonly idSize: number;
}

export interface MessageRecord {
  readonly id: bigint;
  readonly message: StoredMessage;
}

export interface SessionMessageRecord extends Omit<SessionMessage, 'message'> {
  readonly id: bigint;
  readonly clientId: string;
}

export interface SubscriptionRecord extends SessionSubscription {
  readonly clientId: string;
}

export type SessionRecord = Omit<StoredSession, 'subscriptions' | 'messages'>;

/** The source of a message as the file has it: the broker itself has no client id, username or port. */
export function sourceOf(
  clientId: string,
  username: string,
  listenerPort: number,
): MessageSource | undefined {
  if (clientId === '' && username === '' && listenerPort === 0) return undefined;
  return { clientId, username: username === '' ? undefined : username, listenerPort };
}
