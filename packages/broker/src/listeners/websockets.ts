import { createServer, type Server as HttpServer, type IncomingMessage } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Server, Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import type { Release } from '@mosquitto-conf/config';
import { websocketsOrigin } from '@mosquitto-conf/config/directives';
import type { WebSocket } from 'ws';
import { type WebsocketRules, WebsocketTransport } from '../connection/websocket-transport.js';
import { arrivalLine, departureLine } from '../log/client-lines.js';
import { clientAddress, type ListenerContext, plainAddress, whenRoom } from './accept.js';
import { identityOf } from './client-identity.js';
import { httpFiles } from './http-files.js';
import type { ListenerState } from './listener-state.js';
import { hasOwnWebsockets } from './own-websockets.js';
import { afterProxyHeader } from './proxied-clients.js';
import {
  adaptRequest,
  forwardedAddress,
  type RequestFault,
  readWebsocketRequest,
  switchingProtocols,
  type WebsocketRequest,
} from './websocket-request.js';

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
      ? ({ socket }: IncomingMessage) => closeSilently(socket, context, 'unanswered')
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
  });
  const answers = new WeakMap<IncomingMessage, WebsocketRequest>();
  sockets.on('headers', (lines, request) => {
    const answer = answers.get(request);
    if (answer) lines.splice(0, lines.length, ...switchingProtocols(answer));
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    endOnError(socket);
    const origins = listener.policy.listener.settings.get(websocketsOrigin);
    const answer = readWebsocketRequest(request, origins, head.length, context.release);
    if (typeof answer === 'string') {
      closeSilently(socket, context, answer);
      return;
    }
    const upgrade = (use: (websocket: WebSocket) => void) => {
      adaptRequest(request, answer);
      answers.set(request, answer);
      sockets.handleUpgrade(request, socket, head, use);
    };
    const admit = () => upgrade((websocket) => accept(websocket, request, socket, listener, context));
    // From 2.1 there was room before the request was read.
    if (hasOwnWebsockets(context.release)) admit();
    else
      whenRoom(socket, listener, context, admit, () =>
        // Up to 2.0 it is closed once its client sends something (LWS_CALLBACK_ESTABLISHED).
        upgrade((websocket) => websocket.once('message', () => websocket.terminate())),
      );
  });
  return server;
}

/** Lets a server see its connections only once there is room, and the header of the PROXY protocol is read. */
function readHeadersFirst(
  server: Server,
  event: 'connection' | 'secureConnection',
  listener: ListenerState,
  context: ListenerContext,
): void {
  const serve = server.listeners(event);
  server.removeAllListeners(event);
  server.on(event, (socket: Socket) => {
    const read = () =>
      afterProxyHeader(socket, listener, context, () => {
        for (const each of serve) each.call(server, socket);
      });
    // Before 2.1 libwebsockets accepts every connection, and clients are counted once they use WebSockets.
    if (!hasOwnWebsockets(context.release)) read();
    else
      whenRoom(socket, listener, context, () => {
        countUntilAccepted(socket, listener);
        if (listener.policy.proxyProtocol.value === undefined)
          context.logConnection(arrivalLine(context.release, clientAddress(socket, listener), listener.port));
        read();
      });
  });
}

/** Sockets that count as connections and have none yet. */
const counted = new WeakSet<Socket>();

function countUntilAccepted(socket: Socket, listener: ListenerState): void {
  listener.connections.opened();
  counted.add(socket);
  socket.once('close', () => endCounting(socket, listener));
}

function endCounting(socket: Socket, listener: ListenerState): void {
  if (counted.delete(socket)) listener.connections.closed(true);
}

/** After an upgrade Node handles no errors of the socket. A function of its own, so that it keeps no reference to the request. */
function endOnError(socket: Socket): void {
  socket.on('error', () => socket.destroy());
}

/** Closes without an answer. libwebsockets, up to 2.0, logs nothing of it. */
function closeSilently(socket: Socket, context: ListenerContext, fault: RequestFault): void {
  const { release } = context;
  const address = plainAddress(socket.remoteAddress ?? '');
  const from = { address, port: socket.remotePort ?? 0 };
  if (hasOwnWebsockets(release)) context.logConnection(departureLine(release, undefined, from, fault));
  socket.destroy();
}

/** Closes a connection whose bytes are not HTTP. Up to 2.0, libwebsockets answers first. */
function refuseBytes(socket: Socket, context: ListenerContext): void {
  if (hasOwnWebsockets(context.release) || !socket.writable) {
    closeSilently(socket, context, 'unanswered');
    return;
  }
  const body = '<html><body><h1>403</h1></body></html>';
  socket.write(
    `HTTP/1.0 403 Forbidden\r\ncontent-type: text/html\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  socket.destroySoon();
}

function rulesOf(release: Release): WebsocketRules {
  const isOwn = hasOwnWebsockets(release);
  return { takesText: !isOwn, saysClose: isOwn };
}

function accept(
  websocket: WebSocket,
  request: IncomingMessage,
  socket: Socket,
  listener: ListenerState,
  context: ListenerContext,
): void {
  const forwarded = forwardedAddress(request, context.release);
  const { address, port } =
    forwarded === undefined ? clientAddress(socket, listener) : { address: forwarded, port: 0 };
  endCounting(socket, listener);
  context.accept(
    listener,
    identityOf(socket),
    (events) => new WebsocketTransport(websocket, socket, rulesOf(context.release), address, port, events),
  );
}
