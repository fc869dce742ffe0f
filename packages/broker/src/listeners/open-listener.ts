import { createServer, type Server, type Socket } from 'node:net';
import type { TlsOptions, Server as TlsServer } from 'node:tls';
import { since } from '@mosquitto-conf/config';
import { acceptSocket, type ListenerContext } from './accept.js';
import { serveHttpApi } from './http-api/serve-http-api.js';
import { type Announce, listen } from './listen.js';
import { configuredPlace } from './listener-place.js';
import type { ListenerState } from './listener-state.js';
import { loadWebsockets } from './load-websockets.js';
import { type Secure, secure } from './tls.js';
import { serveWebsockets } from './websockets.js';

/** A listener that accepts. */
export interface OpenListener {
  readonly listener: ListenerState;
  /** The port it has, which is not the configuration's where free ports were asked for; 0 for a unix socket. */
  readonly port: number;
  /** Reads certificates again, where it has any. */
  reload?(): void;
  /** Stops accepting. Connections that are left a second later, such as those in a handshake, are closed. */
  close(): Promise<void>;
}

/**
 * Opens a listener: plain TCP, TLS, a unix socket, websockets.
 * @param port 0 for any that is free
 * @throws ListenError if its address cannot be used; Error if its certificates cannot
 */
export async function openListener(
  listener: ListenerState,
  port: number,
  context: ListenerContext,
): Promise<OpenListener> {
  const { noDelay } = context;
  const isHttpApi = listener.policy.protocol.value === 'http_api';
  const { value: encryption } = listener.policy.encryption;
  const made: Secure[] = [];
  const ws = await loadWebsockets(listener);
  // Sockets that have no connection yet: in a handshake, or a request.
  const sockets = new Set<Socket>();
  const web = isHttpApi
    ? (options?: TlsOptions) => serveHttpApi(listener, context, options)
    : ws && ((options?: TlsOptions) => serveWebsockets(ws, listener, context, options));
  const create = (): Server => {
    if (encryption) {
      const server = secure(listener, context, web as (options: TlsOptions) => TlsServer);
      made.push(server);
      return trackSockets(sockets, server.server);
    }
    if (web) return trackSockets(sockets, web());
    return createServer({ noDelay }, (socket) => acceptSocket(socket, listener, context));
  };
  const announce = announcer(listener, context);
  const configured = listener.policy.listener;
  const place = listener.place ?? configuredPlace(configured, context.locate);
  const { servers, port: actual } = await listen(configured, place, port, create, announce);
  return {
    listener,
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

/** Logs which sockets are opened. */
function announcer({ isWeb, policy }: ListenerState, { release, log }: ListenerContext): Announce {
  // Up to 2.0 libwebsockets listens for websockets, and one line is logged for all its sockets (mosq_websockets_init).
  const isOneForAll = isWeb && !since(release, '2.1');
  const isHttpApi = policy.protocol.value === 'http_api';
  const folder = policy.servedFolder.value;
  let count = 0;
  return (kind, where) => {
    if (isHttpApi) {
      if (count++ > 0) return;
      log('information', `Opening http api listen socket on port ${policy.listener.port}.`);
      if (folder !== undefined) log('information', `Using http_dir ${folder}`);
      return;
    }
    if (isOneForAll && count++ > 0) return;
    log('information', `Opening ${isOneForAll ? 'websockets' : kind} listen socket on ${where}.`);
  };
}

/** How long open sockets are waited for at the end, in milliseconds. */
const PATIENCE = 1000;

/** Keeps a server's open sockets in a set. */
function trackSockets(sockets: Set<Socket>, server: Server): Server {
  return server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
}
