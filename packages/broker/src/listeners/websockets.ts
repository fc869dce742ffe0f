import { createServer, type Server as HttpServer, type IncomingMessage } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Server, Socket } from 'node:net';
import { TLSSocket, type TlsOptions } from 'node:tls';
import { type Release, since } from '@mosquitto-conf/config';
import { httpDir, websocketsOrigin } from '@mosquitto-conf/config/directives';
import type { WebSocket } from 'ws';
import { WebsocketTransport } from '../connection/websocket-transport.js';
import type { Door } from './door.js';
import { httpFiles } from './http-files.js';
import { addressOf, admit, type ListenerContext, plainAddress } from './open-listener.js';
import { identityOf } from './tls.js';

/** The names MQTT goes by inside websockets. */
const PROTOCOLS = ['mqtt', 'mqttv3.1'];
/** The largest packet there can be, MQTT 5.0 section 2.1.4. */
const LARGEST = 268_435_460;

/** How long one may neither send what is left of a request nor take what is left of its answer, in milliseconds. */
const PATIENCE = 60_000;

/**
 * A server for MQTT over websockets, which also serves files where `http_dir` names a folder.
 * @param ws the library
 * @param tls undefined for plain HTTP
 */
export function serveWebsockets(
  ws: typeof import('ws'),
  door: Door,
  context: ListenerContext,
  tls?: TlsOptions,
): Server {
  const { settings } = door.listener;
  const headers = context.headersSize;
  const folder = settings.get(httpDir);
  const files = httpFiles(folder === undefined ? undefined : context.locate(folder));
  const options = { noDelay: context.noDelay, ...(headers > 0 ? { maxHeaderSize: headers } : {}) };
  const server: HttpServer = tls
    ? (createSecureServer({ ...options, ...tls }, files) as unknown as HttpServer)
    : createServer(options, files);
  // For requests alone: websockets have their keep alive.
  server.timeout = PATIENCE;
  const origins = settings.get(websocketsOrigin);
  const sockets = new ws.WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    // A message may hold many packets, or a part of one.
    maxPayload: context.maxPacketSize > 0 ? context.maxPacketSize + 1024 : LARGEST,
    autoPong: false,
    handleProtocols: (offered) => PROTOCOLS.find((name) => offered.has(name)) ?? false,
  });
  // Written as there, for clients that compare it letter by letter (http__read).
  sockets.on('headers', (lines) => {
    const at = lines.indexOf('Upgrade: websocket');
    if (at >= 0) lines[at] = 'Upgrade: WebSocket';
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    endOnError(socket);
    const { origin } = request.headers;
    // Only browsers say where they come from; others are let in without (http__read).
    if (origins.length > 0 && origin !== undefined && !origins.includes(origin)) turnAway(socket, context);
    else if (!offersMqtt(request, context.release)) refuse(socket, '400 Bad Request');
    else
      admit(socket, door, context, () =>
        sockets.handleUpgrade(request, socket, head, (websocket) => accept(websocket, socket, door, context)),
      );
  });
  return server;
}

/** From an upgrade on, a socket's errors are nobody's but ours. On its own, so that it does not hold on to the request. */
function endOnError(socket: Socket): void {
  socket.on('error', () => socket.destroy());
}

/**
 * Whether a client wants MQTT inside; who does not say so is not let in. From 2.1 it may offer nothing else (http__read).
 */
function offersMqtt({ headers }: IncomingMessage, release: Release): boolean {
  const offered = headers['sec-websocket-protocol'] ?? '';
  const names = since(release, '2.1') ? [offered] : offered.split(',');
  return names.some((name) => PROTOCOLS.includes(name.trim()));
}

/** A foreign page gets no answer at all (http__read). */
function turnAway(socket: Socket, { say }: ListenerContext): void {
  const address = plainAddress(socket.remoteAddress ?? '');
  say(
    'notice',
    `Client ${address} [${address}:${socket.remotePort ?? 0}] disconnected: non-matching http origin.`,
  );
  socket.destroy();
}

function refuse(socket: Socket, status: string): void {
  socket.write(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  socket.destroySoon();
}

function accept(websocket: WebSocket, socket: Socket, door: Door, context: ListenerContext): void {
  const connection = context.accept(door);
  const address = addressOf(socket, door);
  connection.arrive(new WebsocketTransport(websocket, address, socket.remotePort ?? 0, connection));
  if (socket instanceof TLSSocket) connection.identity = identityOf(socket);
}
