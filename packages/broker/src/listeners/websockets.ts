import { createServer, type Server as HttpServer, type IncomingMessage } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Server, Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { type Release, since } from '@mosquitto-conf/config';
import { websocketsOrigin } from '@mosquitto-conf/config/directives';
import type { WebSocket } from 'ws';
import { type WebsocketRules, WebsocketTransport } from '../connection/websocket-transport.js';
import { clientAddress, type ListenerContext, plainAddress, whenRoom } from './accept.js';
import { identityOf } from './client-identity.js';
import { httpFiles } from './http-files.js';
import type { ListenerState } from './listener-state.js';
import { afterProxyHeader } from './proxied-clients.js';

/** Names of MQTT as a websocket subprotocol. */
const PROTOCOLS = ['mqtt', 'mqttv3.1'];
/** The largest packet there can be, MQTT 5.0 section 2.1.4. */
const LARGEST = 268_435_460;

/** How long a client may stop sending a request or reading its answer, in milliseconds. */
const PATIENCE = 60_000;

/**
 * A server for MQTT over WebSockets, which also serves files where the target does.
 * @param ws the library
 * @param tls undefined for plain HTTP
 */
export function serveWebsockets(
  ws: typeof import('ws'),
  listener: ListenerState,
  context: ListenerContext,
  tls?: TlsOptions,
): Server {
  const headers = context.headersSize;
  const folder = listener.policy.servedFolder.value;
  const files =
    folder === undefined
      ? ({ socket }: IncomingMessage) => closeSilently(socket, context, NOT_ANSWERED)
      : httpFiles(context.locate(folder));
  const options = { noDelay: context.noDelay, ...(headers > 0 ? { maxHeaderSize: headers } : {}) };
  const server: HttpServer = tls
    ? (createSecureServer({ ...options, ...tls }, files) as unknown as HttpServer)
    : createServer(options, files);
  readHeadersFirst(server, tls ? 'secureConnection' : 'connection', listener, context);
  server.on('clientError', (_error, socket) => refuseBytes(socket as Socket, context));
  // Only for requests: MQTT has its keep alive.
  server.timeout = PATIENCE;
  const sockets = new ws.WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    // A message may hold many packets, or a part of one.
    maxPayload: context.maxPacketSize > 0 ? context.maxPacketSize + 1024 : LARGEST,
    autoPong: false,
    skipUTF8Validation: true,
    handleProtocols: (offered) => PROTOCOLS.find((name) => offered.has(name)) ?? false,
  });
  sockets.on('wsClientError', (_error, socket) => closeSilently(socket as Socket, context, NOT_ANSWERED));
  // In Mosquitto's letters, for clients that compare them exactly (http__read).
  sockets.on('headers', (lines) => {
    const at = lines.indexOf('Upgrade: websocket');
    if (at >= 0) lines[at] = 'Upgrade: WebSocket';
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    endOnError(socket);
    const { origin } = request.headers;
    const origins = listener.policy.listener.settings.get(websocketsOrigin);
    // Only browsers send an origin; clients without one are accepted (http__read).
    if (origins.length > 0 && origin !== undefined && !origins.includes(origin))
      closeSilently(socket, context, 'non-matching http origin');
    else if (!offersMqtt(request, context.release) || isImpatient(request, head, context.release))
      closeSilently(socket, context, NOT_ANSWERED);
    else
      whenRoom(socket, listener, context, () =>
        sockets.handleUpgrade(request, socket, head, (websocket) =>
          accept(websocket, socket, listener, context),
        ),
      );
  });
  return server;
}

/** Lets a server see its connections only once the header of the PROXY protocol is read. */
function readHeadersFirst(
  server: Server,
  event: 'connection' | 'secureConnection',
  listener: ListenerState,
  context: ListenerContext,
): void {
  const serve = server.listeners(event);
  server.removeAllListeners(event);
  server.on(event, (socket: Socket) => {
    afterProxyHeader(socket, listener, context.log, () => {
      for (const each of serve) each.call(server, socket);
    });
  });
}

/** After an upgrade Node handles no errors of the socket. A function of its own, so that it keeps no reference to the request. */
function endOnError(socket: Socket): void {
  socket.on('error', () => socket.destroy());
}

/**
 * Whether a client asks for MQTT; others are refused. From 2.1 it may offer no other protocol (http__read).
 */
function offersMqtt({ headers }: IncomingMessage, release: Release): boolean {
  const offered = headers['sec-websocket-protocol'] ?? '';
  const names = since(release, '2.1') ? [offered] : offered.split(',');
  return names.some((name) => PROTOCOLS.includes(name.trim()));
}

/**
 * Whether 2.1 refuses a request for its version of the protocol, or because what follows has come with it, before the answer
 * (http__read).
 */
function isImpatient({ headers }: IncomingMessage, head: Buffer, release: Release): boolean {
  return since(release, '2.1') && (head.length > 0 || headers['sec-websocket-version'] !== '13');
}

/** What 2.1 logs of a request that it does not answer: MOSQ_ERR_UNKNOWN (http__read, do_disconnect). */
const NOT_ANSWERED = 'bad socket read/write: Unknown error';

/** Closes without an answer. libwebsockets, up to 2.0, logs nothing of it. */
function closeSilently(socket: Socket, { log, release }: ListenerContext, reason: string): void {
  const address = plainAddress(socket.remoteAddress ?? '');
  if (since(release, '2.1'))
    log('notice', `Client ${address} [${address}:${socket.remotePort ?? 0}] disconnected: ${reason}.`);
  socket.destroy();
}

/** Closes a connection whose bytes are not HTTP. Up to 2.0, libwebsockets answers first. */
function refuseBytes(socket: Socket, context: ListenerContext): void {
  if (since(context.release, '2.1') || !socket.writable) {
    closeSilently(socket, context, NOT_ANSWERED);
    return;
  }
  const body = '<html><body><h1>403</h1></body></html>';
  socket.write(
    `HTTP/1.0 403 Forbidden\r\ncontent-type: text/html\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  socket.destroySoon();
}

function rulesOf(release: Release): WebsocketRules {
  const isBuiltIn = since(release, '2.1');
  return { takesText: !isBuiltIn, saysClose: isBuiltIn };
}

function accept(
  websocket: WebSocket,
  socket: Socket,
  listener: ListenerState,
  context: ListenerContext,
): void {
  const { address, port } = clientAddress(socket, listener);
  context.accept(
    listener,
    identityOf(socket),
    (events) => new WebsocketTransport(websocket, socket, rulesOf(context.release), address, port, events),
  );
}
