import net from 'node:net';
import type { Duplex } from 'node:stream';
import tls, { type ConnectionOptions } from 'node:tls';
import type { Text } from '@mosquitto-conf/config';
import { resultTexts } from '../texts/results.js';
import type { Endpoint } from './endpoint.js';

/** What a client shows below MQTT. */
export interface StreamOptions {
  readonly tls: boolean;
  readonly websockets: boolean;
  /** A certificate with its key, as PEM. */
  readonly certificate?: { readonly certificate: string; readonly key: string };
  readonly psk?: { readonly identity: string; readonly key: string };
}

/** Why there is no connection. */
interface NoStream {
  readonly why: string | Text;
}

/**
 * Connects as far as MQTT begins: after the handshake of TLS and of WebSockets.
 * @returns why there is no connection, where it is refused or closed before that
 */
export function openStream({ at }: Endpoint, options: StreamOptions): Promise<Duplex | NoStream> {
  if (options.websockets) return openWebsocket(at, options);
  if (options.tls) return opened(tls.connect({ ...at, ...secure(options) }), 'secureConnect');
  return opened(net.connect(at), 'connect');
}

async function openWebsocket(at: Endpoint['at'], options: StreamOptions) {
  // Few tests need it.
  const { WebSocket, createWebSocketStream } = await import('ws');
  if ('path' in at) return { why: resultTexts.socketWebsockets };
  const scheme = options.tls ? 'wss' : 'ws';
  const socket = new WebSocket(`${scheme}://${at.host}:${at.port}/mqtt`, 'mqtt', {
    perMessageDeflate: false,
    ...(options.tls ? secure(options) : {}),
  });
  return new Promise<Duplex | NoStream>((resolve) => {
    socket
      .on('error', ({ message }) => resolve({ why: message }))
      .once('open', () => resolve(createWebSocketStream(socket)))
      .once('close', () => resolve({ why: resultTexts.closed }));
  });
}

function secure({ certificate, psk }: StreamOptions): ConnectionOptions {
  if (psk) {
    const { identity, key } = psk;
    return {
      // What is above TLS 1.2 has ciphers of its own for this.
      minVersion: 'TLSv1.2',
      maxVersion: 'TLSv1.2',
      ciphers: 'PSK',
      pskCallback: () => ({ identity, psk: Buffer.from(key, 'hex') }),
      checkServerIdentity: () => undefined,
    };
  }
  // What is tested is the broker's side: which server certificate it has is for others to judge.
  const own = certificate ? { cert: certificate.certificate, key: certificate.key } : {};
  return { rejectUnauthorized: false, ...own };
}

function opened(socket: net.Socket, event: string): Promise<Duplex | NoStream> {
  return new Promise((resolve) => {
    socket.setNoDelay(true);
    socket
      .once(event, () => resolve(socket))
      .on('error', ({ message }) => resolve({ why: message }))
      .once('close', () => resolve({ why: resultTexts.closed }));
  });
}
