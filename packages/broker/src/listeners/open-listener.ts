import { createServer, type Server, type Socket } from 'node:net';
import type { TlsOptions, Server as TlsServer } from 'node:tls';
import { acceptSocket, type ListenerContext } from './accept.js';
import { serveHttpApi } from './http-api/serve-http-api.js';
import { type Announce, listen } from './listen.js';
import { configuredPlace } from './listener-place.js';
import type { ListenerState } from './listener-state.js';
import { loadWebsockets } from './load-websockets.js';
import { hasOwnWebsockets } from './own-websockets.js';
import { type ListenerServer, ServedSocket } from './served-socket.js';
import { logReloadFailure, secure, type TrustedCertificates } from './tls.js';
import { serveWebsockets } from './websockets.js';

/** A listener that accepts. */
export interface OpenListener {
  readonly listener: ListenerState;
  /** The port it has, which is not the configuration's where free ports were asked for; 0 for a unix socket. */
  readonly port: number;
  /** Follows what a reload has changed, and reads certificates again, where it has any. */
  reload(): void;
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
  // Sockets that have no connection yet: in a handshake, or a request.
  const sockets = new Set<Socket>();
  const opened: ServedSocket[] = [];
  const trusted: TrustedCertificates = {};
  let ws = await loadWebsockets(listener);
  const make = (): ListenerServer => {
    const web = serverInside(listener, context, ws);
    if (listener.policy.encryption.value)
      return secure(listener, context, trusted, web as (options: TlsOptions) => TlsServer);
    const server = web?.() ?? createServer({ noDelay }, (socket) => acceptSocket(socket, listener, context));
    return { server, reload: () => undefined };
  };
  const create = () => {
    const socket = new ServedSocket(make, () => purposeOf(listener), sockets);
    opened.push(socket);
    return socket.server;
  };
  const announce = announcer(listener, context);
  const configured = listener.policy.listener;
  const place = listener.place ?? configuredPlace(configured, context.locate);
  const { servers, port: actual } = await listen(configured, place, port, create, announce);
  return {
    listener,
    port: actual,
    reload: () => {
      const follow = () => {
        try {
          for (const one of opened) one.reload();
        } catch (error) {
          logReloadFailure(listener, context, error as Error);
        }
      };
      if (ws || !listener.isWeb) follow();
      else
        loadWebsockets(listener).then((loaded) => {
          ws = loaded;
          follow();
        });
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
  const isOneForAll = isWeb && !hasOwnWebsockets(release);
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

/** Makes the server for a protocol other than MQTT itself; undefined for MQTT. */
function serverInside(
  listener: ListenerState,
  context: ListenerContext,
  ws: typeof import('ws') | undefined,
): ((options?: TlsOptions) => Server) | undefined {
  if (listener.policy.protocol.value === 'http_api')
    return (options) => serveHttpApi(listener, context, options);
  return ws && listener.isWeb ? (options) => serveWebsockets(ws, listener, context, options) : undefined;
}

/** What a server for a listener is made for. */
function purposeOf({ policy: { protocol, requiresCertificate } }: ListenerState): string {
  return `${protocol.value} ${requiresCertificate.value}`;
}
