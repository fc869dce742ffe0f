import { createServer, type Server, type Socket } from 'node:net';
import type { Connection } from '../connection/connection.js';
import { StreamTransport } from '../connection/transport.js';
import type { Door } from './door.js';

/** A listener that accepts. */
export interface OpenListener {
  readonly door: Door;
  /** The port it has, which is not the configuration's where free ports were asked for; 0 for a unix socket. */
  readonly port: number;
  /** Reads certificates again, where it has any. */
  reload?(): void;
  /** Stops accepting; connections stay. */
  close(): Promise<void>;
}

/** What a listener needs of the broker. */
export interface ListenerContext {
  /** Makes a connection for a client that has come. */
  accept(door: Door): Connection;
  /** Whether there is room for another client. */
  hasRoom(door: Door): boolean;
  readonly noDelay: boolean;
}

/** Where to listen, when that is not where the configuration says. */
export interface Address {
  readonly port: number;
  readonly host: string | undefined;
}

/**
 * Opens a plain TCP listener or a unix socket.
 * @throws Error of the system where the address is taken, may not be used, or is not here
 */
export function openListener(door: Door, address: Address, context: ListenerContext): Promise<OpenListener> {
  const server = createServer({ noDelay: context.noDelay, pauseOnConnect: false }, (socket) =>
    acceptSocket(socket, door, context),
  );
  return listen(server, door, address);
}

/** Hands a socket, of whatever kind, to a connection. */
export function acceptSocket(socket: Socket, door: Door, context: ListenerContext): Connection | undefined {
  if (!context.hasRoom(door)) {
    socket.destroy();
    return undefined;
  }
  const connection = context.accept(door);
  const { remoteAddress, remotePort } = socket;
  connection.transport = new StreamTransport(
    socket,
    plainAddress(remoteAddress ?? ''),
    remotePort ?? 0,
    connection,
  );
  return connection;
}

/** Waits until a server accepts. */
export function listen(server: Server, door: Door, { port, host }: Address): Promise<OpenListener> {
  const path = door.listener.unixSocketPath;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    const opened = () => {
      server.off('error', reject);
      const address = server.address();
      const actual = typeof address === 'object' && address ? address.port : 0;
      resolve({ door, port: actual, close: () => new Promise((done) => server.close(() => done())) });
    };
    if (path !== undefined) server.listen(path, opened);
    else if (host === undefined) server.listen(port, opened);
    else server.listen(port, host, opened);
  });
}

/** IPv4 as it is written, where a socket serves both families. */
function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}
