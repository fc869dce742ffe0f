import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import WebSocket, { createWebSocketStream } from 'ws';
import type { Broker } from '../../src/index.js';
import { TLS } from './certificates.js';

/** How bytes come to a broker. */
export type Way = 'memory' | 'tcp' | 'tls' | 'websocket' | 'secure websocket';

export const ways: readonly Way[] = ['memory', 'tcp', 'tls', 'websocket', 'secure websocket'];

const OPEN = 'listener 1883 127.0.0.1\nallow_anonymous true\n';
const WEB = 'protocol websockets\n';

/** Lines of a listener that accepts every client of this kind. Those with TLS need `certificateFiles`. */
export const openListener: Readonly<Record<Way, string>> = {
  memory: OPEN,
  tcp: OPEN,
  tls: `${OPEN}${TLS}`,
  websocket: `${OPEN}${WEB}`,
  'secure websocket': `${OPEN}${WEB}${TLS}`,
};

/** The client's end of a connection to the broker's first listener, which is one for that way. Errors of it are expected. */
export async function open(broker: Broker, way: Way): Promise<Duplex> {
  if (way === 'memory') return broker.connect().on('error', () => undefined);
  const { port } = broker.listeners[0]!;
  if (way === 'tcp') return openSocket(port);
  const unverified = { rejectUnauthorized: false };
  if (way === 'tls') {
    const socket = connectTls({ port, host: '127.0.0.1', ...unverified });
    socket.on('error', () => undefined);
    await once(socket, 'secureConnect');
    return socket;
  }
  const scheme = way === 'websocket' ? 'ws' : 'wss';
  const websocket = new WebSocket(`${scheme}://127.0.0.1:${port}/`, 'mqtt', unverified);
  const stream = createWebSocketStream(websocket).on('error', () => undefined);
  await once(websocket, 'open');
  return stream;
}

/** A socket to a port, once it is connected. Errors of it are expected. */
export async function openSocket(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}
