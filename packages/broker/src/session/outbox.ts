import type { Message } from '../message.js';
import type { QoS } from '../packets/codes.js';
import type { Delivery } from './delivery.js';
import { Queue } from './queue.js';

/** The limits for a client's messages, from the configuration and from the client. */
export interface OutboxLimits {
  /** `max_inflight_bytes`; 0 for no limit, as with all of these. */
  readonly maxInflightBytes: number;
  readonly maxQueuedMessages: number;
  readonly maxQueuedBytes: number;
  /**
   * Whether an acknowledgement lets follow what the quota allows; before, as many messages as may be in flight after the
   * position of the acknowledged one, which are more (db__message_delete_outgoing).
   */
  readonly followsQuota: boolean;
  /** Whether messages in flight and queued ones are counted separately (db__ready_for_queue). */
  readonly countsApart: boolean;
  /** Whether messages of QoS 0 may be dropped for a client that is connected (db__ready_for_flight). */
  readonly dropsPlain: boolean;
  /**
   * Whether sums of bytes are unsigned: below the bytes that may be in flight, nothing fits into the queue of a connected
   * client (db__ready_for_queue), nor, for `plain`, is a message of QoS 0 sent (db__ready_for_flight).
   */
  readonly isUnsigned: { readonly queue: boolean; readonly plain: boolean };
}

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
  /** How many may be in flight; 0 for no limit. */
  #maximum = 0;
  /** How many more may be sent, as Mosquitto counts: not every message that leaves the flight raises it again. */
  #quota = 0;
  #flight: Map<number, Delivery> | undefined;
  #queue: Queue<Delivery> | undefined;
  #flightBytes = 0;
  #queuedBytes = 0;
  /**
   * Of retained messages that are sent together: bytes of those of QoS 0, which count as in flight until then, and how many
   * packets were unsent before the first.
   */
  retained: { bytes: number; readonly waiting: number } | undefined;
  /** Queued messages of QoS 0, which do not count towards the limits. */
  #plainCount = 0;
  #plainBytes = 0;

  /** A connection begins. @param maximum how many messages may be in flight */
  begin(maximum: number): void {
    this.#maximum = maximum;
    this.#quota = maximum;
  }

  get maximum(): number {
    return this.#maximum;
  }

  get inflight(): number {
    return this.#flight?.size ?? 0;
  }

  get queued(): number {
    return this.#queue?.length ?? 0;
  }

  get queuedBytes(): number {
    return this.#queuedBytes;
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
      if (this.#fits(limits)) {
        this.#launch(delivery, sender);
        return false;
      }
    } else if (qos === 0 && !queuesPlain) {
      return false;
    }
    if (!this.#mayQueue(sender !== undefined, limits)) return true;
    if (qos > 0 && !limits.followsQuota) this.#take();
    this.#enqueue(delivery);
    return false;
  }

  /**
   * Whether a message of QoS 0 is sent to a client that has unsent packets, or dropped (db__ready_for_flight).
   * @param waiting its unsent packets
   */
  takesPlain(
    waiting: number,
    { maxQueuedMessages, maxQueuedBytes, maxInflightBytes, dropsPlain, isUnsigned }: OutboxLimits,
  ): boolean {
    if (!dropsPlain) return true;
    if (maxInflightBytes === 0 && (this.#maximum === 0 || maxQueuedMessages === 0)) return true;
    const { retained } = this;
    const hasCount = (retained?.waiting ?? waiting) < maxQueuedMessages;
    const bytes = this.#flightBytes + (retained?.bytes ?? 0) - maxInflightBytes;
    const hasBytes = isBelow(bytes, maxQueuedBytes, isUnsigned.plain);
    if (maxQueuedMessages === 0) return hasBytes;
    return hasCount && (maxQueuedBytes === 0 || hasBytes);
  }

  /** The delivery in flight with a message id. */
  find(messageId: number): Delivery | undefined {
    return this.#flight?.get(messageId);
  }

  /** A PUBACK or PUBCOMP was received, for any message: there is room for one more (handle__pubackcomp). */
  acknowledged(): void {
    if (this.#quota < this.#maximum) this.#quota++;
  }

  /** A delivery is complete, so others may follow (db__message_delete_outgoing). */
  settle(delivery: Delivery | undefined, sender: Sender, limits: OutboxLimits, seconds: number): void {
    const ids = [...(limits.followsQuota ? [] : (this.#flight?.keys() ?? []))];
    if (delivery) this.#drop(delivery);
    if (limits.followsQuota) {
      this.fill(sender, limits, seconds);
      return;
    }
    const place = delivery ? ids.indexOf(delivery.messageId) : ids.length;
    for (let left = this.#maximum - place; this.#maximum === 0 || left > 0; left--)
      if (!this.#next(sender, seconds)) return;
  }

  /** Sends queued messages as far as there is room (db__fill_inflight_out_from_queue). */
  fill(sender: Sender, limits: OutboxLimits, seconds: number): void {
    for (;;) {
      const delivery = this.#queue?.first;
      if (!delivery) return;
      if (delivery.qos === 0 ? !sender.hasRoom : !this.#fits(limits)) return;
      this.#next(sender, seconds);
    }
  }

  /** The client has reconnected: what was in flight may have to be sent again (db__message_reconnect_reset). */
  reset(): void {
    this.#quota = Math.max(0, this.#maximum - this.inflight);
    for (const delivery of this.#flight?.values() ?? []) {
      if (delivery.state === 'pubcomp') delivery.state = 'released';
      else if (delivery.state !== 'released') delivery.state = 'publish';
    }
  }

  /** Sends again what was in flight, then the queue (db__message_write_inflight_out_all). */
  resume(sender: Sender, limits: OutboxLimits, seconds: number): void {
    for (const delivery of [...(this.#flight?.values() ?? [])]) {
      if (delivery.message.isExpired(seconds)) {
        this.acknowledged();
        this.#drop(delivery);
      } else if (!sender.send(delivery)) {
        this.#drop(delivery);
      }
    }
    this.fill(sender, limits, seconds);
  }

  clear(): void {
    this.#flight = undefined;
    this.#queue = undefined;
    this.#flightBytes = 0;
    this.#queuedBytes = 0;
    this.#plainCount = 0;
    this.#plainBytes = 0;
  }

  /** Removes messages for which `keep` is false. */
  filter(keep: (message: Message) => boolean): void {
    for (const delivery of [...(this.#flight?.values() ?? [])])
      if (!keep(delivery.message)) this.#drop(delivery);
    this.#queue?.filter((delivery) => {
      const kept = keep(delivery.message);
      if (!kept) this.#uncount(delivery);
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
    if (queued) {
      this.#enqueue(delivery);
    } else {
      this.#flight ??= new Map();
      this.#flight.set(delivery.messageId, delivery);
      this.#flightBytes += delivery.message.payload.length;
    }
  }

  #enqueue(delivery: Delivery): void {
    const { length } = delivery.message.payload;
    this.#queue ??= new Queue();
    this.#queue.push(delivery);
    this.#queuedBytes += length;
    if (delivery.qos > 0) return;
    this.#plainCount++;
    this.#plainBytes += length;
  }

  /** Subtracts a message that has left the queue. */
  #uncount({ qos, message }: Delivery): void {
    const { length } = message.payload;
    this.#queuedBytes -= length;
    if (qos > 0) return;
    this.#plainCount--;
    this.#plainBytes -= length;
  }

  /** Sends the first message of the queue, unless it has expired. @returns whether there was one */
  #next(sender: Sender, seconds: number): boolean {
    const delivery = this.#queue?.shift();
    if (!delivery) return false;
    this.#uncount(delivery);
    if (delivery.message.isExpired(seconds)) return true;
    if (delivery.qos > 0) {
      this.#launch(delivery, sender);
    } else {
      // It lowers the quota, which is never raised again for it (db__message_dequeue_first).
      this.#take();
      sender.send(delivery);
    }
    return true;
  }

  #take(): void {
    if (this.#quota > 0) this.#quota--;
  }

  #launch(delivery: Delivery, sender: Sender): void {
    this.#take();
    this.#flight ??= new Map();
    this.#flight.set(delivery.messageId, delivery);
    this.#flightBytes += delivery.message.payload.length;
    if (!sender.send(delivery)) this.#drop(delivery);
  }

  #drop(delivery: Delivery): void {
    if (this.#flight?.delete(delivery.messageId)) this.#flightBytes -= delivery.message.payload.length;
  }

  /** db__ready_for_flight. */
  #fits({ maxInflightBytes, countsApart }: OutboxLimits): boolean {
    if (this.#maximum > 0 && this.#quota === 0) return false;
    const waiting = countsApart ? 0 : this.#queuedBytes - this.#plainBytes;
    return maxInflightBytes === 0 || this.#flightBytes + waiting < maxInflightBytes;
  }

  /** db__ready_for_queue: a connected client may have as much more in its queue as may be in flight. */
  #mayQueue(
    connected: boolean,
    { maxQueuedMessages, maxQueuedBytes, maxInflightBytes, countsApart, isUnsigned }: OutboxLimits,
  ): boolean {
    const inflight = countsApart ? 0 : this.inflight;
    const count = this.queued - this.#plainCount + inflight - (connected ? this.#maximum : 0);
    const flightBytes = countsApart ? 0 : this.#flightBytes;
    const bytes = this.#queuedBytes - this.#plainBytes + flightBytes - (connected ? maxInflightBytes : 0);
    if (maxQueuedMessages > 0 && count >= maxQueuedMessages) return false;
    return maxQueuedBytes === 0 || isBelow(bytes, maxQueuedBytes, isUnsigned.queue);
  }
}

/** @param isUnsigned whether a negative number counts as a very large one */
function isBelow(bytes: number, limit: number, isUnsigned: boolean): boolean {
  return bytes < limit && (bytes >= 0 || !isUnsigned);
}
