import type { Delivery } from './delivery.js';
import type { Incoming } from './incoming.js';

/** Is notified of what happens to the messages of one session. */
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

/** An observer that tells all of them; undefined for none. */
export function observerOfAll(observers: readonly MessageObserver[]): MessageObserver | undefined {
  if (observers.length < 2) return observers[0];
  return {
    added: (delivery, isQueued) => {
      for (const one of observers) one.added(delivery, isQueued);
    },
    changed: (delivery) => {
      for (const one of observers) one.changed(delivery);
    },
    removed: (delivery) => {
      for (const one of observers) one.removed(delivery);
    },
    received: (messageId, incoming) => {
      for (const one of observers) one.received(messageId, incoming);
    },
    released: (messageId, incoming) => {
      for (const one of observers) one.released(messageId, incoming);
    },
  };
}
