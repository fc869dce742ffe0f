import type { Core } from '../core.js';
import type { Message } from '../message.js';

/** Messages that are retained or wait for a client, each counted once. */
export function storedMessages({ retained, sessions }: Core): {
  readonly count: number;
  /** Of the payloads. */
  readonly bytes: number;
} {
  const stored = new Set<Message>(retained);
  for (const { outbox } of sessions.values()) for (const { delivery } of outbox) stored.add(delivery.message);
  let bytes = 0;
  for (const { payload } of stored) bytes += payload.length;
  return { count: stored.size, bytes };
}
