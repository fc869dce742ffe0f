import type { ListenerPolicy } from '@mosquitto-conf/config';

/** Where a listener is reached. */
export interface Endpoint {
  /** An address, or the path of a socket. */
  readonly at: { readonly host: string; readonly port: number } | { readonly path: string };
  readonly tls: 'certificate' | 'psk' | undefined;
  readonly websockets: boolean;
  /** What decides there; undefined where the configuration is not known. */
  readonly policy: ListenerPolicy | undefined;
}
