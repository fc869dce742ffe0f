import type { ListenerState } from '../listeners/listener-state.js';
import type { Message } from '../message.js';
import type { QoS, Version } from '../packets/codes.js';
import type { Client } from './client.js';
import { Inbox } from './inbox.js';
import { type MessageObserver, observerOfAll } from './message-observer.js';
import { Outbox } from './outbox.js';

/** The interval of a session that never expires, MQTT 5.0 section 3.1.2.11.2. */
export const NEVER = 0xffffffff;

/** What decides how long sessions are kept. */
interface ExpiryRules {
  readonly settings: { readonly persistentClientExpiration: number };
  readonly conformance: { readonly keepsEndlessSessions: boolean };
}

/**
 * When a session expires: sessions are kept as long as the configuration allows.
 * @param from when the client left, in seconds since 1970
 * @returns seconds since 1970; 0 for never
 */
export function expiryOf(
  { settings: { persistentClientExpiration: most }, conformance }: ExpiryRules,
  interval: number,
  from: number,
): number {
  if (interval === NEVER && conformance.keepsEndlessSessions) return 0;
  const lasts = most > 0 ? Math.min(most, interval) : interval;
  return lasts === NEVER ? 0 : from + lasts;
}

/** A will message, published when the connection ends without a DISCONNECT. */
export interface Will {
  readonly message: Message;
  /** Seconds. */
  readonly delay: number;
  /** Seconds until the message expires, from its publication on; undefined for never. */
  readonly expiry: number | undefined;
}

/** What a client asked for with one filter. */
export interface Subscription {
  readonly session: Session;
  /** As the broker keeps it: with the listener's mount point in front, without `$share/NAME/`. */
  readonly filter: string;
  /** The group of a shared subscription. */
  readonly share: string | undefined;
  qos: QoS;
  noLocal: boolean;
  retainAsPublished: boolean;
  /** 0: retained messages are sent; 1: only for a new subscription; 2: never. */
  retainHandling: 0 | 1 | 2;
  /** 0 for none. */
  identifier: number;
}

/** What the broker keeps of a client, for longer than one connection where the client asked for that. */
export class Session {
  version: Version = 4;
  username: string | undefined;
  /**
   * The listener of its last connection; undefined until the client is back, where the target forgets it with the connection or
   * the database does not tell it.
   */
  listener: ListenerState | undefined;
  connection: Client | undefined;
  cleanStart = true;
  /** Seconds it is kept after its connection; `NEVER` for one that stays. */
  expiryInterval = 0;
  /** When it expires, in seconds since 1970; 0 while it is connected or never expires. */
  expiresAt = 0;
  /** When its connection ended, in seconds since 1970; 0 while it is connected. */
  disconnectedAt = 0;
  will: Will | undefined;
  /** When a delayed will is due, in seconds since 1970; 0 if none is. */
  willAt = 0;
  /** The client is a bridge of another broker: its own messages are not sent back to it. */
  isBridge = false;
  /** Whether it belongs to a bridge of this broker's own, which is a client of the other broker. */
  bridge = false;
  /**
   * What is queued while there is no connection. `configured`: QoS 1 and 2, and QoS 0 if the configuration says so; `all`:
   * QoS 0 too; `nothing`: messages are dropped.
   */
  offlineQueue: 'configured' | 'all' | 'nothing' = 'configured';
  /** Whether messages were dropped since it connected, which is logged once. */
  isDropping = false;
  readonly subscriptions = new Map<string, Subscription>();
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  readonly #observers = new Set<MessageObserver>();

  constructor(readonly clientId: string) {
    this.outbox = new Outbox();
    this.inbox = new Inbox();
  }

  /** Has an observer told what becomes of its messages from now on. */
  observe(observer: MessageObserver): void {
    this.#observers.add(observer);
    this.#setObserver();
  }

  /** No longer tells an observer. */
  unobserve(observer: MessageObserver): void {
    this.#observers.delete(observer);
    this.#setObserver();
  }

  #setObserver(): void {
    const observer = observerOfAll([...this.#observers]);
    this.outbox.observer = observer;
    this.inbox.observer = observer;
  }
}
