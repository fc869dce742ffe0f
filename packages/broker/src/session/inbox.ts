import type { Message } from '../message.js';
import type { Incoming } from './incoming.js';
import type { MessageObserver } from './message-observer.js';
import type { OutboxLimits } from './outbox-room.js';

/** QoS 2 messages of a client between PUBLISH and PUBREL, by message id. */
export class Inbox {
  #waiting: Map<number, Incoming> | undefined;
  #bytes = 0;
  #maximum = 0;
  /** How many more the client may send, as Mosquitto counts. */
  #quota = 0;
  /** undefined where nothing has to know. */
  observer: MessageObserver | undefined;

  get size(): number {
    return this.#waiting?.size ?? 0;
  }

  /** A connection begins. @param maximum how many messages may be unreleased; 0 for no limit */
  begin(maximum: number): void {
    this.#maximum = maximum;
    this.#quota = maximum;
  }

  /** Whether the client sent all that it may. With no limit, nothing is counted, and it is always so (handle__accepted_publish). */
  get isQuotaUsedUp(): boolean {
    return this.#quota === 0;
  }

  /** Whether it may send another, whatever its size. */
  get hasQuota(): boolean {
    return this.#maximum === 0 || this.#quota > 0;
  }

  /** Whether the client may send another message of QoS 1 or 2 (db__ready_for_flight). */
  hasRoom({ maxInflightBytes }: Pick<OutboxLimits, 'maxInflightBytes'>): boolean {
    if (!this.hasQuota) return false;
    return maxInflightBytes === 0 || this.#bytes < maxInflightBytes;
  }

  /** Whether one more may be queued, if the release allows that (db__ready_for_queue). */
  mayQueue({ maxQueuedMessages, maxQueuedBytes, maxInflightBytes, countsApart }: OutboxLimits): boolean {
    const count = (countsApart ? 0 : this.size) - this.#maximum;
    const bytes = (countsApart ? 0 : this.#bytes) - maxInflightBytes;
    if (maxQueuedMessages > 0 && count >= maxQueuedMessages) return false;
    return maxQueuedBytes === 0 || bytes < maxQueuedBytes;
  }

  /** The client was sent a PUBACK, a PUBCOMP or a refusal: it may send another (util__increment_receive_quota). */
  answered(): void {
    if (this.#quota < this.#maximum) this.#quota++;
  }

  get(messageId: number): Incoming | undefined {
    return this.#waiting?.get(messageId);
  }

  add(messageId: number, message: Message, isQueued = false): void {
    this.#waiting ??= new Map();
    const incoming = { message, dup: 0, isQueued };
    this.#waiting.set(messageId, incoming);
    this.#bytes += message.payload.length;
    this.observer?.received(messageId, incoming);
  }

  /** A message was received that has to be released. */
  takeRoom(): void {
    if (this.#quota > 0) this.#quota--;
  }

  /** The ids of queued messages for which there is room now. They count as received (db__message_release_incoming). */
  *receiveQueued(): Iterable<number> {
    for (const [id, incoming] of this.entries()) {
      if (!incoming.isQueued) continue;
      if (!this.hasQuota) return;
      incoming.isQueued = false;
      this.takeRoom();
      yield id;
    }
  }

  take(messageId: number): Incoming | undefined {
    const found = this.#waiting?.get(messageId);
    if (found) {
      this.#waiting?.delete(messageId);
      this.#bytes -= found.message.payload.length;
      this.observer?.released(messageId, found);
    }
    return found;
  }

  /** Forgets all messages. */
  clear(): void {
    if (this.observer) for (const [id, incoming] of this.entries()) this.observer.released(id, incoming);
    this.#waiting = undefined;
    this.#bytes = 0;
  }

  /** Removes messages for which `keep` is false. */
  filter(keep: (message: Message) => boolean): void {
    for (const [id, { message }] of [...this.entries()]) if (!keep(message)) this.take(id);
  }

  /** The client has reconnected, and may send again what it sent before (db__message_reconnect_reset). */
  resume(seconds: number): void {
    const received = [...this.entries()].filter(([, { isQueued }]) => !isQueued).length;
    this.#quota = Math.max(0, this.#maximum - received);
    for (const [id, { message }] of [...this.entries()]) {
      if (!message.isExpired(seconds)) continue;
      this.take(id);
      this.answered();
    }
    for (const [, incoming] of this.entries()) incoming.dup = 0;
  }

  entries(): Iterable<[number, Incoming]> {
    return this.#waiting?.entries() ?? [];
  }
}
