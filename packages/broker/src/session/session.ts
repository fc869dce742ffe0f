import type { Connection } from '../connection/connection.js';
import type { Door } from '../listeners/door.js';
import type { Message } from '../message.js';
import type { Version } from '../packets/codes.js';
import { Inbox } from './inbox.js';
import { Outbox } from './outbox.js';
import type { Subscription } from './subscription.js';

/** A session that never expires, MQTT 5.0 section 3.1.2.11.2. */
export const NEVER = 0xffffffff;

/** What a client leaves to be said when it goes without a goodbye. */
export interface Will {
  readonly message: Message;
  /** Seconds. */
  readonly delay: number;
  /** Seconds the message lives once it is published; undefined for ever. */
  readonly expiry: number | undefined;
}

/** What the broker keeps of a client, beyond one connection where the client asked for that. */
export class Session {
  version: Version = 4;
  username: string | undefined;
  /** Where it came in last. */
  door: Door | undefined;
  connection: Connection | undefined;
  cleanStart = true;
  /** Seconds it is kept after its connection; `NEVER` for one that stays. */
  expiryInterval = 0;
  /** When it is forgotten, in seconds since 1970; 0 while it is connected or stays for ever. */
  expiresAt = 0;
  /** When its connection ended, in seconds since 1970; 0 while it is there. */
  disconnectedAt = 0;
  will: Will | undefined;
  /** When a delayed will is due, in seconds since 1970; 0 where none is. */
  willAt = 0;
  /** A client of another broker: what it sent does not come back to it. */
  isBridge = false;
  /** Whether messages were dropped since it came in, which is said once. */
  isDropping = false;
  readonly subscriptions = new Map<string, Subscription>();
  readonly outbox: Outbox;
  readonly inbox: Inbox;

  constructor(readonly clientId: string) {
    this.outbox = new Outbox();
    this.inbox = new Inbox();
  }
}
