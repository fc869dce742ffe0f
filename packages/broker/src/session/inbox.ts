import type { Message } from '../message.js';

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

  get size(): number {
    return this.#waiting?.size ?? 0;
  }

  get(messageId: number): Incoming | undefined {
    return this.#waiting?.get(messageId);
  }

  add(messageId: number, message: Message): void {
    this.#waiting ??= new Map();
    this.#waiting.set(messageId, { message, denied: false, dup: 0 });
  }

  take(messageId: number): Incoming | undefined {
    const found = this.#waiting?.get(messageId);
    if (found) this.#waiting?.delete(messageId);
    return found;
  }

  clear(): void {
    this.#waiting = undefined;
  }

  /** Forgets what does not pass. */
  filter(keep: (message: Message) => boolean): void {
    for (const [id, { message }] of this.#waiting ?? []) if (!keep(message)) this.#waiting?.delete(id);
  }

  entries(): Iterable<[number, Incoming]> {
    return this.#waiting?.entries() ?? [];
  }
}
