import type { StartOptionsResult } from '@mosquitto-conf/language-server/protocol';

/** The message that starts the broker's process. */
export interface BrokerOrder extends StartOptionsResult {
  readonly kind: 'broker';
  /** The main file. */
  readonly path: string;
  readonly ports: 'configured' | 'ephemeral';
}

/** A listener of the running broker. */
export interface ListenerAt {
  /** Its port in the configuration, or the path of its socket. */
  readonly name: string;
  readonly url: string;
}

/** How weighty a line of the log is, as the editor counts. */
export type Weight = 'error' | 'warn' | 'info' | 'debug';

/** The messages of the broker's process. */
export type Report =
  | { readonly kind: 'log'; readonly weight: Weight; readonly text: string }
  | { readonly kind: 'running'; readonly listeners: readonly ListenerAt[] }
  | { readonly kind: 'failed'; readonly reason: string; readonly isTaken: boolean };
