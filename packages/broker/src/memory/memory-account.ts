import type { Message } from '../message.js';
import type { RetainedObserver } from '../routing/retained.js';
import type { SubscriptionObserver } from '../routing/subscription-tree.js';
import type { Delivery } from '../session/delivery.js';
import type { Incoming } from '../session/incoming.js';
import type { MessageObserver } from '../session/message-observer.js';
import type { Session } from '../session/session.js';
import type { MemoryCosts } from './costs.js';
import { TopicLevels } from './topic-levels.js';

/**
 * What sessions, subscriptions and messages take of `memory_limit`, as the target counts it. What the broker takes for itself
 * is part of the account; what waits in a connection to be sent is not.
 */
export class MemoryAccount implements MessageObserver, RetainedObserver, SubscriptionObserver {
  /** How many sessions and retained topics refer to each message that is kept. */
  readonly #held = new Map<Message, number>();
  readonly #sessions = new Set<Session>();
  readonly #filters: TopicLevels;
  readonly #topics: TopicLevels;
  #bytes = 0;
  #isShort = false;

  /**
   * @param limit in bytes
   * @param fixed what the broker takes before the first client connects, in bytes
   * @param onExhausted called with the limit when there is no room for a hash table, which ends the target
   */
  constructor(
    readonly limit: number,
    private readonly fixed: number,
    private readonly costs: MemoryCosts,
    private readonly onExhausted: (limit: number) => void,
  ) {
    this.#filters = new TopicLevels(costs);
    this.#topics = costs.hasOneTree ? this.#filters : new TopicLevels(costs);
  }

  /** In bytes. */
  get used(): number {
    const levels = this.#filters.bytes + (this.costs.hasOneTree ? 0 : this.#topics.bytes);
    return this.fixed + this.#sessions.size * this.costs.client + levels + this.#bytes;
  }

  /** Whether something was short of memory since the last time: its client is disconnected. */
  takeShortage(): boolean {
    const isShort = this.#isShort;
    this.#isShort = false;
    return isShort;
  }

  /** Whether so many bytes more may be allocated (mosquitto__malloc). */
  hasRoom(bytes: number): boolean {
    return this.used + bytes <= this.limit;
  }

  /** Whether another client may connect (context__init). */
  get hasRoomForClient(): boolean {
    return this.hasRoom(this.costs.client);
  }

  /** Whether a message can be read that a client sends, while its packet is still there (handle__publish). */
  hasRoomForMessage(message: Message): boolean {
    return this.hasRoom(this.#sizeOf(message) + packetOf(message));
  }

  /** Whether a message that was received can be retained (retain__store). */
  mayRetain(message: Message): boolean {
    if (message.payload.length === 0 || isOwn(message.topic)) return true;
    const before = (this.#held.has(message) ? 0 : this.#sizeOf(message)) + packetOf(message);
    return this.#mayGrow(this.#topics, message.topic, before, 0);
  }

  /** Whether a client may have one more subscription (sub__add). */
  maySubscribe(filter: string): boolean {
    return this.#mayGrow(this.#filters, filter, 0, this.costs.subscription);
  }

  /** Whether a message can be queued for a client, and a packet be made of it if it is connected (db__message_insert). */
  mayDeliver(message: Message, isKept: boolean, isSent: boolean): boolean {
    const own = this.#held.has(message) ? 0 : this.#sizeOf(message);
    const bytes = own + (isKept ? this.costs.delivery : 0) + (isSent ? packetOf(message) : 0);
    return this.#may(bytes);
  }

  /** Whether so many messages can be queued for a client, before the first is sent (retain__queue). */
  mayQueue(count: number): boolean {
    return this.#may(count * this.costs.delivery);
  }

  /** A session begins. */
  watch(session: Session): void {
    if (this.#sessions.has(session)) return;
    this.#sessions.add(session);
    session.observe(this);
    for (const [, { message }] of session.inbox.entries()) this.#keep(message);
    for (const { delivery } of session.outbox) this.#keep(delivery.message);
  }

  /** A session is gone, and what it kept was removed. */
  unwatch(session: Session): void {
    if (this.#sessions.delete(session)) session.unobserve(this);
  }

  /** No longer follows any session. */
  end(): void {
    for (const session of this.#sessions) this.unwatch(session);
  }

  added({ message }: Delivery): void {
    this.#keep(message);
  }

  changed(): void {}

  removed({ message }: Delivery): void {
    this.#drop(message);
  }

  received(_messageId: number, { message }: Incoming): void {
    this.#keep(message);
  }

  released(_messageId: number, { message }: Incoming): void {
    this.#drop(message);
  }

  retainedSet(message: Message, before: Message | undefined): void {
    if (isOwn(message.topic)) return;
    this.#hold(message);
    if (before) this.#release(before);
    else this.#topics.add(message.topic);
  }

  retainedRemoved(message: Message): void {
    if (isOwn(message.topic)) return;
    this.#release(message);
    if (!this.costs.hasOneTree) this.#topics.remove(message.topic);
  }

  subscribed(filter: string): void {
    this.#bytes += this.costs.subscription;
    this.#filters.add(filter);
  }

  unsubscribed(filter: string): void {
    this.#bytes -= this.costs.subscription;
    this.#filters.remove(filter);
  }

  #may(bytes: number): boolean {
    if (this.hasRoom(bytes)) return true;
    this.#isShort = true;
    return false;
  }

  /** Whether there is room for the levels of a topic, one after the other (sub__add_hier_entry, uthash_fatal). */
  #mayGrow(levels: TopicLevels, topic: string, before: number, after: number): boolean {
    let bytes = before;
    for (const part of levels.growth(topic)) {
      bytes += this.costs[part];
      if (this.#may(bytes)) continue;
      if (part === 'table') this.onExhausted(this.limit);
      return false;
    }
    return this.#may(bytes + after);
  }

  #keep(message: Message): void {
    this.#bytes += this.costs.delivery;
    this.#hold(message);
  }

  #drop(message: Message): void {
    this.#bytes -= this.costs.delivery;
    this.#release(message);
  }

  #hold(message: Message): void {
    const count = this.#held.get(message) ?? 0;
    this.#held.set(message, count + 1);
    if (count === 0) this.#bytes += this.#sizeOf(message);
  }

  #release(message: Message): void {
    const count = this.#held.get(message) ?? 0;
    if (count > 1) {
      this.#held.set(message, count - 1);
    } else if (this.#held.delete(message)) {
      this.#bytes -= this.#sizeOf(message);
    }
  }

  #sizeOf({ topicBytes, payload, properties }: Message): number {
    return this.costs.message + topicBytes.length + payload.length + properties.length;
  }
}

/** What a PUBLISH with a message takes, without its header. */
function packetOf({ topicBytes, payload, properties }: Message): number {
  return 2 + topicBytes.length + payload.length + properties.length;
}

/** The topics of `$SYS` are part of what the broker takes for itself. */
function isOwn(topic: string): boolean {
  return topic.startsWith('$SYS');
}
