import { isIPv4, type Socket } from 'node:net';
import type { Release, Text } from '@mosquitto-conf/config';
import type { Identity } from '../connection/credentials.js';
import { StreamTransport, type Transport, type TransportEvents } from '../connection/transport.js';
import type { Line } from '../log/client-lines.js';
import { identityOf } from './client-identity.js';
import type { HttpAccess } from './http-api/http-access.js';
import type { ListenerState } from './listener-state.js';
import { afterProxyHeader, proxiedClient } from './proxied-clients.js';

/** What a listener needs of the broker. */
export interface ListenerContext {
  /**
   * Makes a connection for a client.
   * @param open makes its transport
   */
  accept(listener: ListenerState, identity: Identity, open: (events: TransportEvents) => Transport): void;
  /** Whether there is room for another client. */
  hasRoom(listener: ListenerState): boolean;
  /** Whether `memory_limit` leaves room for another client. */
  hasMemory(): boolean;
  readonly noDelay: boolean;
  readonly release: Release;
  /** Where a path of the broker's is found here. */
  locate(path: string): string;
  /** The largest packet; 0 for any. */
  readonly maxPacketSize: number;
  /** How large a websocket request with its headers may be, in bytes; 0 for Node's usual limit. */
  readonly headersSize: number;
  /** Receives the secrets of TLS connections, for packet capture. */
  readonly keylog?: (line: Buffer) => void;
  /** What the HTTP interface asks. */
  readonly http: HttpAccess;
  /** Logs that a connection begins or ends, unless `connection_messages` is off. */
  logConnection(line: Line | undefined): void;
  /** Writes to the log. */
  readonly log: (kind: 'error' | 'information' | 'notice', text: string | Text) => void;
}

/** For how many turns of the event loop a full listener waits for connections that have ended to be noticed. */
const TURNS = 3;

/** Makes a connection for a socket of any kind, or closes the socket if there is no room. */
export function acceptSocket(socket: Socket, listener: ListenerState, context: ListenerContext): void {
  whenRoom(socket, listener, context, () =>
    afterProxyHeader(socket, listener, context, () => {
      const { address, port } = clientAddress(socket, listener);
      context.accept(
        listener,
        identityOf(socket),
        (events) => new StreamTransport(socket, address, port, events),
      );
    }),
  );
}

/**
 * Calls `accept` if there is room for another client, and closes the socket if there is none.
 * @param refuse closes it in another way
 */
export function whenRoom(
  socket: Socket,
  listener: ListenerState,
  context: ListenerContext,
  accept: () => void,
  refuse: (socket: Socket) => void = closeGently,
  turns = TURNS,
): void {
  // It may have been closed meanwhile, and its connection would never end.
  if (socket.destroyed) return;
  if (!context.hasMemory()) {
    closeGently(socket);
    return;
  }
  if (context.hasRoom(listener)) {
    accept();
    return;
  }
  if (turns > 0) {
    // An error event without a listener would end the process.
    if (turns === TURNS) socket.on('error', () => socket.destroy());
    setImmediate(() => whenRoom(socket, listener, context, accept, refuse, turns - 1));
    return;
  }
  const { address } = clientAddress(socket, listener);
  listener.connections.refused();
  context.logConnection({
    kind: 'notice',
    text: `Client connection from ${address} denied: max_connections exceeded.`,
  });
  refuse(socket);
}

/** Closes in order: a client whose connection is destroyed while it sends would get an error instead of an end. */
function closeGently(socket: Socket): void {
  socket.resume();
  socket.end();
  setTimeout(() => socket.destroy(), 1000).unref();
}

/** Address and port that the log shows for a client; for a unix socket its path (net__socket_get_address). */
export function clientAddress(
  socket: Socket,
  { policy, mapsAddresses }: ListenerState,
): { readonly address: string; readonly port: number } {
  const proxied = proxiedClient(socket);
  if (proxied?.address !== undefined) return { address: proxied.address, port: proxied.port };
  const plain = policy.listener.unixSocketPath ?? plainAddress(socket.remoteAddress ?? '');
  const address = mapsAddresses && isIPv4(plain) ? `::ffff:${plain}` : plain;
  return { address, port: socket.remotePort ?? 0 };
}

/** IPv4 in its usual form, where a socket serves both families. */
export function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}
