import { createServer, type Server as HttpServer, type IncomingMessage } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Server, Socket } from 'node:net';
import { TLSSocket, type TlsOptions } from 'node:tls';
import { type WebSocket, WebSocketServer } from 'ws';
import { WebsocketTransport } from '../connection/websocket-transport.js';
import type { Door } from './door.js';
import { httpFiles } from './http-files.js';
import { type ListenerContext, plainAddress } from './open-listener.js';
import { identityOf } from './tls.js';

/** The names MQTT goes by inside websockets. */
const PROTOCOLS = ['mqtt', 'mqttv3.1'];

/**
 * A server for MQTT over websockets, which also serves files where `http_dir` names a folder.
 * @param tls undefined for plain HTTP
 */
export function serveWebsockets(door: Door, context: ListenerContext, tls: TlsOptions | undefined): Server {
  const { settings } = door.listener;
  const headers = settings.number('websockets_headers_size') ?? 0;
  const folder = settings.text('http_dir');
  const files = httpFiles(folder === undefined ? undefined : context.locate(folder));
  const options = { noDelay: context.noDelay, ...(headers > 0 ? { maxHeaderSize: headers } : {}) };
  const server: HttpServer = tls
    ? (createSecureServer({ ...options, ...tls }, files) as unknown as HttpServer)
    : createServer(options, files);
  const origins = settings.all('websockets_origin').map(({ value }) => String(value));
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    // A message may hold many packets, or a part of one.
    maxPayload: context.maxPacketSize > 0 ? context.maxPacketSize + 1024 : 0,
    handleProtocols: (offered) => PROTOCOLS.find((name) => offered.has(name)) ?? false,
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const { origin } = request.headers;
    const isForeign = origins.length > 0 && (origin === undefined || !origins.includes(origin));
    if (isForeign) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    if (!context.hasRoom(door)) {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (websocket) => accept(websocket, socket, door, context));
  });
  return server;
}

function accept(websocket: WebSocket, socket: Socket, door: Door, context: ListenerContext): void {
  const connection = context.accept(door);
  const { remoteAddress, remotePort } = socket;
  const address = plainAddress(remoteAddress ?? '');
  connection.transport = new WebsocketTransport(websocket, address, remotePort ?? 0, connection);
  if (socket instanceof TLSSocket) connection.identity = identityOf(socket);
}
