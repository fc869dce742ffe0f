import type { QoS } from '../packets/codes.js';
import type { Session } from './session.js';

/** What a client asked for with one filter. */
export interface Subscription {
  readonly session: Session;
  /** As the broker keeps it: behind the listener's mount point, without `$share/NAME/`. */
  readonly filter: string;
  /** Of a shared subscription. */
  readonly share: string | undefined;
  qos: QoS;
  noLocal: boolean;
  retainAsPublished: boolean;
  /** 0: retained messages are sent; 1: only to a new subscription; 2: never. */
  retainHandling: 0 | 1 | 2;
  /** 0 for none. */
  identifier: number;
}
