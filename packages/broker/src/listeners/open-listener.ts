import { createServer, type Server, type Socket } from 'node:net';
import type { TlsOptions, Server as TlsServer } from 'node:tls';
import { listenerEncryption, type Release, since } from '@mosquitto-conf/config';
import type { Connection } from '../connection/connection.js';
import { StreamTransport } from '../connection/transport.js';
import type { Door } from './door.js';
import { type Announce, listen } from './listen.js';
import { loadWebsockets } from './load-websockets.js';
import { type Secure, secure } from './tls.js';
import { serveWebsockets } from './websockets.js';

/** A listener that accepts. */
export interface OpenListener {
  readonly door: Door;
  /** The port it has, which is not the configuration's where free ports were asked for; 0 for a unix socket. */
  readonly port: number;
  /** Reads certificates again, where it has any. */
  reload?(): void;
  /** Stops accepting. Whoever has not gone a second later, be it in the middle of a handshake, is cut off. */
  close(): Promise<void>;
}

/** What a listener needs of the broker. */
export interface ListenerContext {
  /** Makes a connection for a client that has come. */
  accept(door: Door): Connection;
  /** Whether there is room for another client. */
  hasRoom(door: Door): boolean;
  readonly noDelay: boolean;
  readonly release: Release;
  /** Where a path of the broker's is found here. */
  locate(path: string): string;
  /** The largest packet; 0 for any. */
  readonly maxPacketSize: number;
  /** What a request for a websocket may have, with its headers, in bytes; 0 for what is usual. */
  readonly headersSize: number;
  /** Takes the secrets of TLS connections, for those who look at packets. */
  readonly keylog?: (line: Buffer) => void;
  /** Writes to the log. */
  readonly say: (kind: 'error' | 'information' | 'notice', text: string) => void;
}

/**
 * Opens a listener: plain TCP, TLS, a unix socket, websockets.
 * @param port 0 for any that is free
 * @throws ListenError where its address cannot be had; Error where its certificates will not do
 */
export async function openListener(
  door: Door,
  port: number,
  context: ListenerContext,
): Promise<OpenListener> {
  const { noDelay } = context;
  const encryption = listenerEncryption(door.listener, context.release);
  const made: Secure[] = [];
  const ws = await loadWebsockets(door);
  // Those that are no connection's yet: in a handshake, or a request.
  const sockets = new Set<Socket>();
  const web = ws && ((options?: TlsOptions) => serveWebsockets(ws, door, context, options));
  const create = (): Server => {
    if (encryption) {
      const server = secure(door, context, web as (options: TlsOptions) => TlsServer);
      made.push(server);
      return remembering(sockets, server.server);
    }
    if (web) return remembering(sockets, web());
    return createServer({ noDelay }, (socket) => acceptSocket(socket, door, context));
  };
  const announce = announcing(door, context);
  const { servers, port: actual } = await listen(door.listener, port, create, announce);
  return {
    door,
    port: actual,
    reload: () => {
      for (const one of made) one.reload();
    },
    close: async () => {
      const closing = servers.map((server) => new Promise<void>((done) => server.close(() => done())));
      const timer = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, PATIENCE);
      await Promise.all(closing);
      clearTimeout(timer);
    },
  };
}

/** Writes to the log which sockets open. */
function announcing({ isWeb }: Door, { release, say }: ListenerContext): Announce {
  // Up to 2.0 a library of its own listens for websockets, and all its sockets are told of at once (mosq_websockets_init).
  const isOneForAll = isWeb && !since(release, '2.1');
  let count = 0;
  return (kind, where) => {
    if (isOneForAll && count++ > 0) return;
    say('information', `Opening ${isOneForAll ? 'websockets' : kind} listen socket on ${where}.`);
  };
}

/** How long those who are still there at the end are waited for, in milliseconds. */
const PATIENCE = 1000;

/** Keeps a server's sockets, whether something has been said on them or not. */
function remembering(sockets: Set<Socket>, server: Server): Server {
  return server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
}

/** Turns of the event loop in which those who have gone already are noticed. */
const TURNS = 3;

/** Hands a socket, of whatever kind, to a connection; turns it away where there is no room. */
export function acceptSocket(
  socket: Socket,
  door: Door,
  context: ListenerContext,
  welcome: (connection: Connection) => void = () => undefined,
): void {
  admit(socket, door, context, () => {
    const connection = context.accept(door);
    const address = addressOf(socket, door);
    connection.arrive(new StreamTransport(socket, address, socket.remotePort ?? 0, connection));
    welcome(connection);
  });
}

/** Lets a socket in where there is room, and turns it away where there is none. */
export function admit(
  socket: Socket,
  door: Door,
  context: ListenerContext,
  enter: () => void,
  turns = TURNS,
): void {
  // It may have gone while it waited, and would never go again.
  if (socket.destroyed) return;
  if (context.hasRoom(door)) {
    enter();
    return;
  }
  if (turns > 0) {
    // Nobody else hears its errors yet.
    if (turns === TURNS) socket.on('error', () => socket.destroy());
    setImmediate(() => admit(socket, door, context, enter, turns - 1));
    return;
  }
  const from = plainAddress(socket.remoteAddress ?? '');
  context.say('notice', `Client connection from ${from} denied: max_connections exceeded.`);
  turnAway(socket);
}

/** Closes in order: one that is cut off while it speaks would see an error instead of an end. */
function turnAway(socket: Socket): void {
  socket.resume();
  socket.end();
  setTimeout(() => socket.destroy(), 1000).unref();
}

/** What a client is known by; one of a unix socket by its path (net__socket_get_address). */
export function addressOf({ remoteAddress }: Socket, { listener }: Door): string {
  return listener.unixSocketPath ?? plainAddress(remoteAddress ?? '');
}

/** IPv4 as it is written, where a socket serves both families. */
export function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}
