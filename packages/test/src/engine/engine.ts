import type { Broker } from '@mosquitto-conf/broker';
import type { Release, Text } from '@mosquitto-conf/config';
import { TextError } from '@mosquitto-conf/config/internal';
import type { Endpoint } from '../client/endpoint.js';
import type { Setup } from '../run/setup.js';

/** Something that runs a configuration. */
export interface Engine {
  /** As a person names it: `embedded`, `mosquitto`, `mqtt://…`. */
  readonly name: string;
  /** The release that it is; undefined where it can be any, or where that is not known. */
  readonly release: Release | undefined;
  /** Whether it connects bridges to far ends of the tests. */
  readonly runsBridges: boolean;
  /** Why it cannot run here; undefined where it can. */
  readonly missing?: Text;
  /**
   * Starts a broker.
   * @throws Error where it does not start
   */
  start(setup: Setup, needs: Needs): Promise<RunningBroker>;
}

/** What a case needs of a broker besides clients. */
export interface Needs {
  /** Whether it is restarted, so that its database has to be kept. */
  readonly restart: boolean;
  /** Where bridges connect to in place of their addresses, by name; others stay off. */
  readonly bridges?: ReadonlyMap<string, BridgeAddress>;
}

/** Where a bridge connects to. */
export interface BridgeAddress {
  readonly host: string;
  readonly port: number;
  /** Whether with the TLS that is configured for it. */
  readonly usesTls: boolean;
}

/** A broker that runs. What an engine cannot do throws `NeedsEngine`. */
export interface RunningBroker {
  readonly endpoints: readonly Endpoint[];
  /** The embedded broker, where it is one. */
  readonly inside: Broker | undefined;
  /** The lines of its log so far. */
  log(): readonly string[];
  /** Lets time pass. */
  advance(seconds: number): Promise<void>;
  /** Reads access files and certificates again. */
  reload(): Promise<void>;
  /** Ends the broker and starts it again. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Something that an engine cannot do, and which ones can. */
export class NeedsEngine extends TextError {
  override readonly name = 'NeedsEngine';
}
