import type { Message } from '../message.js';
import type { QoS } from '../packets/codes.js';
import type { Delivery } from './delivery.js';
import type { MessageObserver } from './message-observer.js';
import { type OutboxLimits, OutboxRoom } from './outbox-room.js';
import { Queue } from './queue.js';

/** Sends packets to a client that is connected. */
export interface Sender {
  /** Whether a QoS 0 message is sent; otherwise it is dropped, because too much is unsent already. */
  readonly hasRoom: boolean;
  /**
   * Sends a delivery, a PUBREL if it is `released`.
   * @returns false if it must not be sent: it has expired, or is larger than the client accepts
   */
  send(delivery: Delivery): boolean;
}

/** The outgoing messages of one client: those of QoS 1 and 2 in flight, and the queue. */
export class Outbox {
  lastId = 0;
  readonly #room = new OutboxRoom();
  #flight: Map<number, Delivery> | undefined;
  #queue: Queue<Delivery> | undefined;
  /** undefined where nothing has to know. */
  observer: MessageObserver | undefined;
  /**
   * Of retained messages that are sent together: number and bytes of those of QoS 0, which count as in flight until then, and how
   * many packets were unsent before the first.
   */
  retained: { count: number; bytes: number; readonly waiting: number } | undefined;

  /** A connection begins. @param maximum how many messages may be in flight */
  begin(maximum: number): void {
    this.#room.begin(maximum);
  }

  get maximum(): number {
    return this.#room.maximum;
  }

  get inflight(): number {
    return this.#flight?.size ?? 0;
  }

  get queued(): number {
    return this.#queue?.length ?? 0;
  }

  get queuedBytes(): number {
    return this.#room.queuedBytes;
  }

  /** The next message id: from 1 to 65535 for each client (mosquitto__mid_generate). */
  nextId(): number {
    do {
      this.lastId = this.lastId === 0xffff ? 1 : this.lastId + 1;
    } while (this.#flight !== undefined && this.#flight.size < 0xfff0 && this.#flight.has(this.lastId));
    return this.lastId;
  }

  /**
   * Sends a message, queues it, or drops it (db__message_insert_outgoing).
   * @param sender undefined while the client is not connected
   * @param queuesPlain whether messages of QoS 0 are queued then
   * @returns whether it was dropped because there is no room
   */
  insert(
    message: Message,
    qos: QoS,
    retain: boolean,
    subscriptionId: number,
    sender: Sender | undefined,
    limits: OutboxLimits,
    queuesPlain: boolean,
  ): boolean {
    const messageId = qos === 0 ? 0 : this.nextId();
    const delivery: Delivery = {
      message,
      messageId,
      qos,
      retain,
      subscriptionId,
      state: 'publish',
      dup: false,
    };
    if (sender) {
      if (qos === 0) {
        if (!sender.hasRoom) return true;
        sender.send(delivery);
        return false;
      }
      if (this.#room.hasFlight(limits)) {
        this.observer?.added(delivery, false);
        this.#launch(delivery, sender);
        return false;
      }
    } else if (qos === 0 && !queuesPlain) {
      return false;
    }
    if (!this.#room.hasQueue(sender !== undefined, qos, limits)) return true;
    if (qos > 0 && !limits.followsQuota) this.#room.take();
    this.#enqueue(delivery);
    this.observer?.added(delivery, true);
    if (sender && !limits.followsQuota) this.#followQuota(sender, limits);
    return false;
  }

  /**
   * Whether a message of QoS 0 is sent to a client that has unsent packets, or dropped (db__ready_for_flight).
   * @param waiting its unsent packets
   */
  takesPlain(waiting: number, limits: OutboxLimits): boolean {
    const { retained = { count: 0, bytes: 0, waiting } } = this;
    return this.#room.hasPlain(retained.waiting, retained, limits);
  }

  /** The delivery in flight with a message id. */
  find(messageId: number): Delivery | undefined {
    return this.#flight?.get(messageId);
  }

  /** A PUBREC was received: the client has the message, and may use it once it is released. */
  received(delivery: Delivery): void {
    delivery.state = 'pubcomp';
    this.observer?.changed(delivery);
  }

  /** A PUBACK or PUBCOMP was received, for any message: there is room for one more (handle__pubackcomp). */
  acknowledged(): void {
    this.#room.giveBack();
  }

  /** A delivery is complete, so others may follow (db__message_delete_outgoing). */
  settle(delivery: Delivery | undefined, sender: Sender, limits: OutboxLimits, seconds: number): void {
    const ids = [...(limits.followsQuota ? [] : (this.#flight?.keys() ?? []))];
    if (delivery) this.#drop(delivery);
    if (limits.followsQuota) {
      this.fill(sender, limits, seconds);
      return;
    }
    const { maximum } = this;
    const place = delivery ? ids.indexOf(delivery.messageId) : ids.length;
    for (let left = maximum - place; maximum === 0 || left > 0; left--)
      if (!this.#next(sender, seconds)) return;
  }

  /** Sends queued messages as far as there is room (db__fill_inflight_out_from_queue). */
  fill(sender: Sender, limits: OutboxLimits, seconds: number): void {
    for (;;) {
      const delivery = this.#queue?.first;
      if (!delivery) return;
      if (delivery.qos === 0 ? !sender.hasRoom : !this.#room.hasFlight(limits)) return;
      this.#next(sender, seconds);
    }
  }

  /**
   * The client has reconnected: what was in flight may have to be sent again (db__message_reconnect_reset).
   * @param counts whether it counts towards what may be in flight
   */
  reset(counts: boolean): void {
    if (counts) this.#room.reset();
    for (const delivery of this.#flight?.values() ?? []) {
      if (delivery.state === 'pubcomp') delivery.state = 'released';
      else if (delivery.state !== 'released') delivery.state = 'publish';
      this.observer?.changed(delivery);
    }
  }

  /** Sends what was in flight and has not been sent since `reset`, then the queue (db__message_write_inflight_out_all). */
  resume(sender: Sender, limits: OutboxLimits, seconds: number): void {
    for (const delivery of [...(this.#flight?.values() ?? [])]) {
      if (delivery.message.isExpired(seconds)) {
        this.acknowledged();
        this.#drop(delivery);
      } else if (delivery.state === 'publish' || delivery.state === 'released') {
        this.#send(delivery, sender);
      }
    }
    this.fill(sender, limits, seconds);
  }

  /** Sends a PUBLISH or PUBREL again that the client has not answered. */
  repeat(delivery: Delivery, sender: Sender): void {
    delivery.state = delivery.state === 'pubcomp' ? 'released' : 'publish';
    this.#send(delivery, sender);
  }

  /** Forgets all messages. */
  clear(): void {
    if (this.observer) for (const { delivery } of this) this.observer.removed(delivery);
    this.#flight = undefined;
    this.#queue = undefined;
    this.#room.clear();
  }

  /** Removes messages for which `keep` is false. */
  filter(keep: (message: Message) => boolean): void {
    for (const delivery of [...(this.#flight?.values() ?? [])])
      if (!keep(delivery.message)) this.#drop(delivery);
    this.#queue?.filter((delivery) => {
      const kept = keep(delivery.message);
      if (!kept) this.#room.removeFromQueue(delivery);
      if (!kept) this.observer?.removed(delivery);
      return kept;
    });
  }

  /** All messages in order: those in flight, then the queue. */
  *[Symbol.iterator](): IterableIterator<{ readonly delivery: Delivery; readonly queued: boolean }> {
    for (const delivery of this.#flight?.values() ?? []) yield { delivery, queued: false };
    for (const delivery of this.#queue ?? []) yield { delivery, queued: true };
  }

  /** Restores a message from disk. */
  restore(delivery: Delivery, queued: boolean): void {
    if (queued) this.#enqueue(delivery);
    else this.#addToFlight(delivery);
  }

  /** Before 2.0.13, only the quota limits what leaves the queue (db__message_write_queued_out; up to 1.6 db__message_write). */
  #followQuota(sender: Sender, { sendsQueuedLate }: OutboxLimits): void {
    const kept = sendsQueuedLate ? 1 : 0;
    while (this.queued > kept && this.#room.hasQuota) this.#next(sender, 0);
  }

  #enqueue(delivery: Delivery): void {
    this.#queue ??= new Queue();
    this.#queue.push(delivery);
    this.#room.addToQueue(delivery);
  }

  #addToFlight(delivery: Delivery): void {
    this.#flight ??= new Map();
    // Of more messages than there are ids, an id is given again.
    const before = this.#flight.get(delivery.messageId);
    if (before) this.#drop(before);
    this.#flight.set(delivery.messageId, delivery);
    this.#room.addToFlight(delivery);
  }

  /** Sends the first message of the queue, unless it has expired. @returns whether there was one */
  #next(sender: Sender, seconds: number): boolean {
    const delivery = this.#queue?.shift();
    if (!delivery) return false;
    this.#room.removeFromQueue(delivery);
    if (delivery.message.isExpired(seconds)) {
      this.observer?.removed(delivery);
    } else if (delivery.qos > 0) {
      this.#launch(delivery, sender);
    } else {
      // It lowers the quota, which is never raised again for it (db__message_dequeue_first).
      this.#room.take();
      sender.send(delivery);
      this.observer?.removed(delivery);
    }
    return true;
  }

  #launch(delivery: Delivery, sender: Sender): void {
    this.#room.take();
    this.#addToFlight(delivery);
    this.#send(delivery, sender);
  }

  #send(delivery: Delivery, sender: Sender): void {
    if (sender.send(delivery)) this.observer?.changed(delivery);
    else this.#drop(delivery);
  }

  #drop(delivery: Delivery): void {
    if (!this.#flight?.delete(delivery.messageId)) return;
    this.#room.removeFromFlight(delivery);
    this.observer?.removed(delivery);
  }
}
