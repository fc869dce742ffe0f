import type { QoS } from '../packets/codes.js';
import type { Delivery } from './delivery.js';

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
  /**
   * Whether a queued message that may be sent by its quota, but not by its bytes, waits for the next one; before 2.0 it is sent at
   * once. Without effect where the quota alone does not decide (`followsQuota`).
   */
  readonly sendsQueuedLate: boolean;
  /** Whether messages in flight and queued ones are counted separately (db__ready_for_queue). */
  readonly countsApart: boolean;
  /** Whether a queue with a limit takes no message of QoS 0 (db__ready_for_queue). */
  readonly queuesNoPlain: boolean;
  /** Whether messages of QoS 0 may be dropped for a client that is connected (db__ready_for_flight). */
  readonly dropsPlain: boolean;
  /** Whether it counts for that how many packets are unsent; before 2.0.11 how many messages there are above those in flight. */
  readonly countsPackets: boolean;
  /** Whether messages of QoS 0 are dropped where the queue has no limit (db__ready_for_flight). */
  readonly needsQueueLimit: boolean;
  /**
   * Whether sums of bytes are unsigned: below the bytes that may be in flight, nothing fits into the queue of a connected
   * client (db__ready_for_queue), nor, for `plain`, is a message of QoS 0 sent (db__ready_for_flight).
   */
  readonly isUnsigned: { readonly queue: boolean; readonly plain: boolean };
}

/** Counts a client's outgoing messages, and says whether there is room for another, as each release does. */
export class OutboxRoom {
  /** How many may be in flight; 0 for no limit. */
  maximum = 0;
  /** How many more may be sent, as Mosquitto counts: not every message that leaves the flight raises it again. */
  #quota = 0;
  #flightCount = 0;
  #flightBytes = 0;
  #queuedCount = 0;
  queuedBytes = 0;
  /** Queued messages of QoS 0, which do not count towards the limits. */
  #plainCount = 0;
  #plainBytes = 0;

  /** A connection begins. @param maximum how many messages may be in flight */
  begin(maximum: number): void {
    this.maximum = maximum;
    this.#quota = maximum;
  }

  /** The client has reconnected: what is in flight counts again. */
  reset(): void {
    this.#quota = Math.max(0, this.maximum - this.#flightCount);
  }

  /** Whether another may be sent, whatever its size. */
  get hasQuota(): boolean {
    return this.maximum === 0 || this.#quota > 0;
  }

  /** One fewer may be sent. */
  take(): void {
    if (this.#quota > 0) this.#quota--;
  }

  /** One more may be sent. */
  giveBack(): void {
    if (this.#quota < this.maximum) this.#quota++;
  }

  addToFlight({ message }: Delivery): void {
    this.#flightCount++;
    this.#flightBytes += message.payload.length;
  }

  removeFromFlight({ message }: Delivery): void {
    this.#flightCount--;
    this.#flightBytes -= message.payload.length;
  }

  addToQueue(delivery: Delivery): void {
    this.#countQueued(delivery, 1);
  }

  removeFromQueue(delivery: Delivery): void {
    this.#countQueued(delivery, -1);
  }

  /** There are no messages any more. */
  clear(): void {
    this.#flightCount = 0;
    this.#flightBytes = 0;
    this.#queuedCount = 0;
    this.queuedBytes = 0;
    this.#plainCount = 0;
    this.#plainBytes = 0;
  }

  /** Whether a message of QoS 1 or 2 may be sent now (db__ready_for_flight). */
  hasFlight({ maxInflightBytes, countsApart }: OutboxLimits): boolean {
    if (!this.hasQuota) return false;
    const waiting = countsApart ? 0 : this.queuedBytes - this.#plainBytes;
    return maxInflightBytes === 0 || this.#flightBytes + waiting < maxInflightBytes;
  }

  /** Whether one may be queued: a connected client may have as much more as may be in flight (db__ready_for_queue). */
  hasQueue(
    isConnected: boolean,
    qos: QoS,
    {
      maxInflightBytes,
      maxQueuedMessages,
      maxQueuedBytes,
      countsApart,
      isUnsigned,
      queuesNoPlain,
    }: OutboxLimits,
  ): boolean {
    if (qos === 0 && queuesNoPlain && (maxQueuedMessages > 0 || maxQueuedBytes > 0)) return false;
    const inflight = countsApart ? 0 : this.#flightCount;
    const count = this.#queuedCount - this.#plainCount + inflight - (isConnected ? this.maximum : 0);
    const flightBytes = countsApart ? 0 : this.#flightBytes;
    const bytes = this.queuedBytes - this.#plainBytes + flightBytes - (isConnected ? maxInflightBytes : 0);
    if (maxQueuedMessages > 0 && count >= maxQueuedMessages) return false;
    return maxQueuedBytes === 0 || isBelow(bytes, maxQueuedBytes, isUnsigned.queue);
  }

  /**
   * Whether a message of QoS 0 is sent to a client that has unsent packets, or dropped (db__ready_for_flight).
   * @param waiting its unsent packets
   * @param retained messages of QoS 0 that are to be sent together with it
   */
  hasPlain(
    waiting: number,
    retained: { readonly count: number; readonly bytes: number },
    limits: OutboxLimits,
  ): boolean {
    const { maxQueuedMessages, maxQueuedBytes, maxInflightBytes } = limits;
    if (!limits.dropsPlain) return true;
    const hasNoLimit = this.maximum === 0 || (maxQueuedMessages === 0 && !limits.needsQueueLimit);
    if (maxInflightBytes === 0 && hasNoLimit) return true;
    const messages = this.#flightCount + this.#queuedCount + retained.count - this.maximum;
    const hasCount = (limits.countsPackets ? waiting : messages) < maxQueuedMessages;
    const queuedBytes = limits.countsApart ? 0 : this.queuedBytes;
    const bytes = this.#flightBytes + queuedBytes + retained.bytes - maxInflightBytes;
    const hasBytes = isBelow(bytes, maxQueuedBytes, limits.isUnsigned.plain);
    if (maxQueuedMessages === 0) return hasBytes;
    return hasCount && (maxQueuedBytes === 0 || hasBytes);
  }

  #countQueued({ qos, message }: Delivery, sign: 1 | -1): void {
    const bytes = sign * message.payload.length;
    this.#queuedCount += sign;
    this.queuedBytes += bytes;
    if (qos > 0) return;
    this.#plainCount += sign;
    this.#plainBytes += bytes;
  }
}

/** @param isUnsigned whether a negative number counts as a very large one */
function isBelow(bytes: number, limit: number, isUnsigned: boolean): boolean {
  return bytes < limit && (bytes >= 0 || !isUnsigned);
}
