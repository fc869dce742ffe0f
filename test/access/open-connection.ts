import { readFileSync } from 'node:fs';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import tls, { type ConnectionOptions } from 'node:tls';
import WebSocket, { createWebSocketStream } from 'ws';
import type { AccessClient } from './client.js';

/** Where a listener is reached. */
export type Address = { readonly port: number } | { readonly path: string };

/** How a client connects. */
export type Connecting = Pick<AccessClient, 'transport' | 'certificate' | 'psk'>;

/**
 * Connects as far as MQTT begins: after the handshake of TLS and of WebSockets.
 * @param certs the folder of the certificates
 * @returns undefined where the connection is refused or closed before that
 */
export function openConnection(
  address: Address,
  client: Connecting,
  certs: string,
): Promise<Duplex | undefined> {
  const to = { host: '127.0.0.1', ...address };
  const secure = { ...to, ...secureOptions(client, certs) };
  switch (client.transport) {
    case 'tcp':
      return connected(net.connect(to), 'connect');
    case 'tls':
      return connected(tls.connect(secure), 'secureConnect');
    default:
      return webConnection(client.transport === 'websockets' ? 'ws' : 'wss', secure);
  }
}

async function webConnection(
  scheme: string,
  { port, ...options }: ConnectionOptions,
): Promise<Duplex | undefined> {
  const socket = new WebSocket(`${scheme}://127.0.0.1:${port}/mqtt`, 'mqtt', options);
  // What is left for the stream to hear is heard, or it would end the process.
  socket.on('error', () => {});
  const isOpen = await new Promise<boolean>((resolve) => {
    socket.once('open', () => resolve(true)).once('close', () => resolve(false));
  });
  return isOpen ? createWebSocketStream(socket) : undefined;
}

function secureOptions({ certificate, psk }: Connecting, certs: string): ConnectionOptions {
  if (psk) {
    const { identity, key } = psk;
    // What is above TLS 1.2 has ciphers of its own for this.
    const versions = { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' } as const;
    const pskCallback = () => ({ identity, psk: Buffer.from(key, 'hex') });
    return { ...versions, ciphers: 'PSK', pskCallback, checkServerIdentity: () => undefined };
  }
  const read = (ending: string) => readFileSync(`${certs}/${certificate}.${ending}`);
  const own = certificate === undefined ? {} : { cert: read('crt'), key: read('key') };
  return { rejectUnauthorized: false, ...own };
}

function connected(socket: net.Socket, event: string): Promise<Duplex | undefined> {
  return new Promise((resolve) => {
    socket.once(event, () => resolve(socket));
    socket.on('error', () => resolve(undefined)).once('close', () => resolve(undefined));
  });
}
