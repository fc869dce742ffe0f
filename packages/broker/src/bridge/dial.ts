import { createConnection, isIP, type Socket } from 'node:net';
import { type ConnectionOptions, connect } from 'node:tls';
import type { RemoteAddress } from './address-list.js';
import { requireOcsp } from './ocsp/require.js';

/** The TLS options of a bridge. */
export interface BridgeTls extends ConnectionOptions {
  /** Whether the other broker must prove with an OCSP response that its certificate is not revoked. */
  readonly requestOCSP?: boolean;
}

/** How a bridge connects. */
export interface DialOptions {
  readonly bindAddress: string | undefined;
  /** Seconds without traffic before the first TCP probe; undefined for the system's. */
  readonly tcpKeepAlive: number | undefined;
  readonly noDelay: boolean;
  /** undefined for a connection without TLS. */
  readonly tls: BridgeTls | undefined;
}

/** Opens a connection to another broker. What is written before it is open is sent then. */
export function dial({ host, port }: RemoteAddress, options: DialOptions): Socket {
  const { bindAddress, tcpKeepAlive, noDelay, tls } = options;
  const tcp = {
    host,
    port,
    noDelay,
    ...(bindAddress === undefined ? {} : { localAddress: bindAddress }),
    ...(tcpKeepAlive === undefined ? {} : { keepAlive: true, keepAliveInitialDelay: tcpKeepAlive * 1000 }),
  };
  if (!tls) return createConnection(tcp);
  const socket = connect({ ...tcp, ...tls, ...(isIP(host) > 0 ? {} : { servername: host }) });
  if (tls.requestOCSP) requireOcsp(socket, tls.ca);
  return socket;
}
