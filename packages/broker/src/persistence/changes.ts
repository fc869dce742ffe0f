import type { KeptState, SessionSubscription, StoredMessage, StoredSession } from './model.js';

/** A session as a plugin keeps it, without its subscriptions and messages. */
export interface KeptClient
  extends Pick<StoredSession, 'clientId' | 'username' | 'listenerPort' | 'expiryInterval'> {
  /** When it expires, in seconds since 1970; 0 for never, and while the client is connected. */
  readonly expiresAt: number;
  /** Seconds between the end of its connection and its will. */
  readonly willDelay: number;
  /** When its will is published, in seconds since 1970; 0 while that is not known. */
  readonly willAt: number;
  /** The largest packet that the client accepts; 0 for any. */
  readonly maximumPacketSize: number;
  readonly maxQos: 0 | 1 | 2;
}

/** A message with its number. */
export type KeptMessage = StoredMessage & { readonly storeId: bigint };

/** A message of a session. */
export interface KeptSessionMessage extends KeptState {
  /** Counts the messages of the session. */
  readonly number: number;
  /** The number of the message. */
  readonly storeId: bigint;
}

/** One change of what the broker keeps, named as in the reference (MOSQ_EVT_PERSIST_CLIENT_ADD and others). */
export type PersistChange =
  | { readonly type: 'client-add' | 'client-update'; readonly client: KeptClient }
  /** With its subscriptions and messages. */
  | { readonly type: 'client-delete'; readonly clientId: string }
  | {
      readonly type: 'subscription-add';
      readonly clientId: string;
      readonly subscription: SessionSubscription;
    }
  | { readonly type: 'subscription-delete'; readonly clientId: string; readonly filter: string }
  | {
      readonly type: 'client-message-add' | 'client-message-update' | 'client-message-delete';
      readonly clientId: string;
      readonly message: KeptSessionMessage;
    }
  /** It comes before everything that refers to the message, and goes after it. */
  | { readonly type: 'base-message-add'; readonly message: KeptMessage }
  | { readonly type: 'base-message-delete'; readonly storeId: bigint }
  | { readonly type: 'retained-set'; readonly topic: string; readonly storeId: bigint }
  | { readonly type: 'retained-delete'; readonly topic: string }
  | { readonly type: 'will-add'; readonly clientId: string; readonly message: StoredMessage }
  | { readonly type: 'will-delete'; readonly clientId: string };
