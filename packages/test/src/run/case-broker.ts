import type { Broker, Decision } from '@mosquitto-conf/broker';
import type { Endpoint } from '../client/endpoint.js';
import type { Reason } from './result.js';
import type { Setup } from './setup.js';

/** A broker that clients of a case connect to: the one that is tested, or the far end of a bridge. */
export interface CaseBroker {
  readonly setup: Setup;
  readonly endpoints: readonly Endpoint[];
  /** The embedded broker, where it is one. */
  readonly inside: Broker | undefined;
  /** Why it has closed the connection of a client, where that is known; undefined where it has not. */
  whyClosed?(clientId: string): Reason | undefined;
  /** What it decided so far, where it is embedded. */
  readonly decisions: readonly Decision[];
}
