import type { AccessScope, Host } from '@mosquitto-conf/config';
import type { AuthenticationHandler } from './connection/authentication.js';
import type { Log } from './log/log.js';

export interface BrokerOptions {
  /** `ephemeral` gives each listener a free port, so that brokers run side by side. */
  readonly ports?: 'configured' | 'ephemeral';
  /**
   * Where access files are read; the folder this runs in by default. As a function it is asked again at each reload, for
   * those that read a file only once.
   */
  readonly host?: Host | (() => Host);
  /** The access files as they were read already; they are read from the host otherwise. */
  readonly access?: readonly AccessScope[];
  /** Where the broker's own log goes; nowhere by default. */
  readonly log?: Log;
  /** Whether `persistence true` is followed: a database is read at the start and written. Not by default, in tests. */
  readonly persistence?: boolean;
  /** The ports of the local-only mode; 1883 by default. */
  readonly localPorts?: readonly number[];
  /** Where a path of the broker's is found here; the path itself by default. */
  readonly locate?: (path: string) => string;
  /** A file that the secrets of TLS connections are written to, for those who look at packets; none by default. */
  readonly tlsKeylog?: string;
  /** Keeps the latest decisions for `broker.decisions`: so many, or 10,000 with `true`. None by default. */
  readonly decisions?: boolean | number;
  /** Who decides on clients that name an authentication method (MQTT 5.0), by that name. Nobody by default. */
  readonly authentication?: Readonly<Record<string, AuthenticationHandler>>;
}
