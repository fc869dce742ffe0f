import type { AccessScope, Host } from '@mosquitto-conf/config';
import type { BridgeDestinations } from './bridge/destination.js';
import type { AuthenticationHandler } from './connection/authentication-handler.js';
import type { Log } from './log/log.js';
import type { BrokerPlugin } from './plugins/broker-plugin.js';
import type { MissingPlugins } from './plugins/plugin-set.js';

/** How a configuration is executed. */
export interface BrokerOptions {
  /**
   * `ephemeral` gives each listener a free port or socket, and loopback in place of addresses that this machine does not
   * have, so that several brokers can run at once.
   */
  readonly ports?: 'configured' | 'ephemeral';
  /**
   * Where access files are read; the current folder by default. A function is called again at each reload, for hosts that
   * read a file only once.
   */
  readonly host?: Host | (() => Host);
  /** The access files, if they were read already; otherwise they are read from the host. */
  readonly access?: readonly AccessScope[];
  /** Receives the broker's log; none by default. */
  readonly log?: Log;
  /**
   * Whether `persistence true` is executed. With `true` the database is read at the start, and a copy is written, which is
   * removed with the broker; with `in-place` the database itself is written. By default it is neither read nor written.
   */
  readonly persistence?: boolean | 'in-place';
  /**
   * A folder for the copy of the database and for sockets of `ports: 'ephemeral'`, which is kept: a broker that is started
   * with it again restores that copy. A temporary one by default.
   */
  readonly workingFolder?: string;
  /** The ports of the local-only mode; 1883 by default. */
  readonly localPorts?: readonly number[];
  /** Where a path of the broker's is found here; the path itself by default. */
  readonly locate?: (path: string) => string;
  /** A file for the secrets of TLS connections, for packet capture; none by default. */
  readonly tlsKeylog?: string;
  /** How many of the latest decisions `broker.decisions` keeps; 10,000 with `true`. None by default. */
  readonly decisions?: boolean | number;
  /**
   * Where bridges may connect to. By default only to loopback addresses, so that a test reaches no other machine: all others stay
   * off. `connect` lets them connect as configured, `off` connects none; `{ name: 'mqtt://localhost:1884' }` points the bridge
   * `name` at another broker.
   */
  readonly bridges?: BridgeDestinations;
  /** Handlers for enhanced authentication (MQTT 5.0), by method. None by default. */
  readonly authentication?: Readonly<Record<string, AuthenticationHandler>>;
  /** What runs in the place of plugins, by their paths in the configuration: `{ '/usr/lib/x.so': { basicAuth: () => 'allow' } }`. */
  readonly plugins?: Readonly<Record<string, BrokerPlugin>>;
  /**
   * What becomes of what a plugin would decide that has no stand-in. By default it is denied; with `ignore` the broker continues as
   * if the plugin had nothing to say.
   */
  readonly missingPlugins?: MissingPlugins;
}
