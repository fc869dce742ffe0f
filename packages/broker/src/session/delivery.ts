import type { Message } from '../message.js';
import type { QoS } from '../packets/codes.js';

/**
 * Where a delivery of QoS 1 or 2 stands, named after what comes next: to be sent, or an answer awaited.
 * `released`: PUBREC came while the client was away, so PUBREL goes out again.
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
