import type { Delivery } from './delivery.js';
import type { Incoming } from './incoming.js';

/** Is notified of what happens to the messages of one session, where a plugin keeps them. */
export interface MessageObserver {
  /** A message for the client is in flight, or queued. */
  added(delivery: Delivery, isQueued: boolean): void;
  /** Its state is another one, or it is in flight and no longer queued. */
  changed(delivery: Delivery): void;
  removed(delivery: Delivery): void;
  /** The client has sent a message of QoS 2, and has not released it yet. */
  received(messageId: number, incoming: Incoming): void;
  released(messageId: number, incoming: Incoming): void;
}
