import { createServer, type Server, type Socket } from 'node:net';
import type { Server as TlsServer } from 'node:tls';
import { listenerEncryption, type Release } from '@mosquitto-conf/config';
import type { Connection } from '../connection/connection.js';
import { StreamTransport } from '../connection/transport.js';
import type { Door } from './door.js';
import { listen } from './listen.js';
import { type Secure, secure } from './tls.js';
import { serveWebsockets } from './websockets.js';

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
  readonly release: Release;
  /** Where a path of the broker's is found here. */
  locate(path: string): string;
  /** The largest packet; 0 for any. */
  readonly maxPacketSize: number;
  /** Writes to the log. */
  readonly say: (kind: 'information' | 'notice', text: string) => void;
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
  const { noDelay, say } = context;
  const encryption = listenerEncryption(door.listener, context.release);
  const made: Secure[] = [];
  const isWeb = door.listener.settings.text('protocol') === 'websockets';
  const create = (): Server => {
    const take = (socket: Socket) => acceptSocket(socket, door, context);
    if (!encryption)
      return isWeb ? serveWebsockets(door, context, undefined) : createServer({ noDelay }, take);
    const server = secure(
      door,
      context,
      isWeb ? (options) => serveWebsockets(door, context, options) as TlsServer : undefined,
    );
    made.push(server);
    return server.server;
  };
  const { servers, port: actual } = await listen(door.listener, port, create, (text) =>
    say('information', text),
  );
  return {
    door,
    port: actual,
    reload: () => {
      for (const one of made) one.reload();
    },
    close: async () => {
      await Promise.all(servers.map((server) => new Promise<void>((done) => server.close(() => done()))));
    },
  };
}

/** Turns of the event loop in which those who have gone already are noticed. */
const TURNS = 3;

/** Hands a socket, of whatever kind, to a connection; turns it away where there is no room. */
export function acceptSocket(
  socket: Socket,
  door: Door,
  context: ListenerContext,
  welcome: (connection: Connection) => void = () => undefined,
  turns = TURNS,
): void {
  if (!context.hasRoom(door)) {
    if (turns > 0) {
      setImmediate(() => acceptSocket(socket, door, context, welcome, turns - 1));
      return;
    }
    const from = plainAddress(socket.remoteAddress ?? '');
    context.say('notice', `Client connection from ${from} denied: max_connections exceeded.`);
    turnAway(socket);
    return;
  }
  const connection = context.accept(door);
  const { remoteAddress, remotePort } = socket;
  const address = plainAddress(remoteAddress ?? '');
  connection.transport = new StreamTransport(socket, address, remotePort ?? 0, connection);
  welcome(connection);
}

/** Closes in order: one that is cut off while it speaks would see an error instead of an end. */
function turnAway(socket: Socket): void {
  socket.on('error', () => undefined).resume();
  socket.end();
  setTimeout(() => socket.destroy(), 1000).unref();
}

/** IPv4 as it is written, where a socket serves both families. */
export function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}
