import type { Message } from '../message.js';
import type { OutboxLimits } from './outbox.js';

/** A QoS 2 message that the client has not released yet. */
export interface Incoming {
  readonly message: Message;
  /** Not allowed: it is acknowledged and goes nowhere. */
  readonly denied: boolean;
  dup: number;
}

/** QoS 2 messages of a client between PUBLISH and PUBREL, by message id. */
export class Inbox {
  #waiting: Map<number, Incoming> | undefined;
  #bytes = 0;

  get size(): number {
    return this.#waiting?.size ?? 0;
  }

  /**
   * Whether the client may send another message of QoS 1 or 2 (db__ready_for_flight).
   * @param maximum how many may be unreleased; 0 for no limit
   */
  hasRoom(maximum: number, { maxInflightBytes }: Pick<OutboxLimits, 'maxInflightBytes'>): boolean {
    if (maximum > 0 && this.size >= maximum) return false;
    return maxInflightBytes === 0 || this.#bytes < maxInflightBytes;
  }

  get(messageId: number): Incoming | undefined {
    return this.#waiting?.get(messageId);
  }

  add(messageId: number, message: Message): void {
    this.#waiting ??= new Map();
    this.#waiting.set(messageId, { message, denied: false, dup: 0 });
    this.#bytes += message.payload.length;
  }

  take(messageId: number): Incoming | undefined {
    const found = this.#waiting?.get(messageId);
    if (found) {
      this.#waiting?.delete(messageId);
      this.#bytes -= found.message.payload.length;
    }
    return found;
  }

  clear(): void {
    this.#waiting = undefined;
    this.#bytes = 0;
  }

  /** Forgets what does not pass. */
  filter(keep: (message: Message) => boolean): void {
    for (const [id, { message }] of [...this.entries()]) if (!keep(message)) this.take(id);
  }

  /** The client is back, and may send once more what it sent before (db__message_reconnect_reset). */
  resume(seconds: number): void {
    this.filter((message) => !message.isExpired(seconds));
    for (const [, incoming] of this.entries()) incoming.dup = 0;
  }

  entries(): Iterable<[number, Incoming]> {
    return this.#waiting?.entries() ?? [];
  }
}
