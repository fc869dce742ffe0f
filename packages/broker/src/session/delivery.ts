import type { Message } from '../message.js';
import type { QoS } from '../packets/codes.js';

/**
 * The state of a delivery of QoS 1 or 2, named after what is next: it has to be sent, or an answer is awaited.
 * `released`: PUBREC was received before the client disconnected, so PUBREL is sent again.
 */
export type DeliveryState = 'publish' | 'puback' | 'pubrec' | 'pubcomp' | 'released';

/** A message on its way to one client. */
export interface Delivery {
  readonly message: Message;
  /** 0 for QoS 0. */
  readonly messageId: number;
  readonly qos: QoS;
  readonly retain: boolean;
  /** 0 for none. */
  readonly subscriptionId: number;
  state: DeliveryState;
  /** Whether it was sent before. */
  dup: boolean;
}

/** The client is to acknowledge a message, unless that is of QoS 0. */
export function awaitAnswer(delivery: Delivery): void {
  if (delivery.qos > 0) delivery.state = delivery.qos === 1 ? 'puback' : 'pubrec';
}

/** A message was sent. One of QoS 1 or 2 is a duplicate if it is sent again. */
export function markSent(delivery: Delivery): void {
  awaitAnswer(delivery);
  delivery.dup = delivery.qos > 0;
}
