import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Release, since } from '@mosquitto-conf/config';
import { hasOwnWebsockets } from './own-websockets.js';

/** Why a request for WebSockets is not answered. */
export type RequestFault = 'malformed' | 'not-supported' | 'bad-origin' | 'unanswered';

/** What a client asks for that may use WebSockets. */
export interface WebsocketRequest {
  readonly key: string;
  /** The subprotocol, as the answer names it. */
  readonly protocol: string;
}

/** Names of MQTT as a WebSocket subprotocol. */
const PROTOCOLS = ['mqtt', 'mqttv3.1'];
/** So many headers 2.1 reads (http__read). */
const MOST_HEADERS = 100;

/**
 * Reads a request for WebSockets as the release does.
 * @param origins what `websockets_origin` allows; none for any origin
 * @param early how many bytes arrived behind the request
 */
export function readWebsocketRequest(
  request: IncomingMessage,
  origins: readonly string[],
  early: number,
  release: Release,
): WebsocketRequest | RequestFault {
  return hasOwnWebsockets(release) ? readBuiltIn(request, origins, early) : readLibwebsockets(request);
}

/**
 * As 2.1 reads it (http__read): header by header, and a name or value counts that is the beginning of the expected one. The
 * versions of WebSockets and HTTP may be missing.
 */
function readBuiltIn(
  { method = '', rawHeaders }: IncomingMessage,
  origins: readonly string[],
  early: number,
): WebsocketRequest | RequestFault {
  if (rawHeaders.length > MOST_HEADERS * 2) return 'unanswered';
  if (early > 0) return 'malformed';
  if (!['GET', 'HEAD'].includes(method)) return 'unanswered';
  let key = '';
  let isUpgrade = false;
  let protocol: string | undefined;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const value = rawHeaders[index + 1] ?? '';
    switch (meantHeader(rawHeaders[index] ?? '')) {
      case 'upgrade':
        if ('websocket'.startsWith(value.toLowerCase())) isUpgrade = true;
        break;
      case 'sec-websocket-key':
        key = value;
        break;
      case 'sec-websocket-version':
        if (value !== '13') return 'not-supported';
        break;
      case 'sec-websocket-protocol':
        if (PROTOCOLS.some((name) => name.startsWith(value))) protocol = value;
        break;
      case 'origin':
        // Only browsers send an origin; clients without one are accepted.
        if (origins.length > 0 && !origins.some((origin) => origin.startsWith(value))) return 'bad-origin';
        break;
    }
  }
  return isUpgrade && key !== '' && protocol !== undefined ? { key, protocol } : 'unanswered';
}

/** The names that are compared, in this order. */
const HEADERS = [
  'upgrade',
  'connection',
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-protocol',
  'x-forwarded-for',
  'origin',
] as const;

function meantHeader(name: string): (typeof HEADERS)[number] | undefined {
  return HEADERS.find((header) => header.startsWith(name.toLowerCase()));
}

/** As libwebsockets reads it for releases up to 2.0; measured with 4.1.6. It does not look at the version. */
function readLibwebsockets({ headers }: IncomingMessage): WebsocketRequest | RequestFault {
  const { host, upgrade = '', 'sec-websocket-key': key = '' } = headers;
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  const protocol = offered.find((name) => PROTOCOLS.includes(name));
  const isAnswered = host !== undefined && upgrade.toLowerCase() === 'websocket' && key !== '';
  return isAnswered && protocol !== undefined ? { key, protocol } : 'unanswered';
}

/**
 * The address that 2.0.15 to 2.0.22 take for the client's: what a proxy says of it, as it says it. From 2.1 the header is ignored.
 * @returns undefined where the connection's own address counts
 */
export function forwardedAddress({ headers }: IncomingMessage, release: Release): string | undefined {
  if (!since(release, '2.0.15') || hasOwnWebsockets(release)) return undefined;
  return headers['x-forwarded-for']?.toString() || undefined;
}

/** A key that the library for WebSockets accepts, whatever the client's is. */
const ANY_KEY = `${'A'.repeat(22)}==`;

/** Makes a request that the release accepts one that the library for WebSockets accepts too. */
export function adaptRequest(request: IncomingMessage, { protocol }: WebsocketRequest): void {
  const { headers } = request;
  request.method = 'GET';
  headers.upgrade = 'websocket';
  headers['sec-websocket-version'] = '13';
  headers['sec-websocket-key'] = ANY_KEY;
  if (protocol === '') delete headers['sec-websocket-protocol'];
  else headers['sec-websocket-protocol'] = protocol;
}

/** What a key is answered with, RFC 6455 section 4.2.2. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** The answer, in Mosquitto's letters, for clients that compare them exactly. */
export function switchingProtocols({ key, protocol }: WebsocketRequest): readonly string[] {
  return [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: WebSocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${createHash('sha1').update(`${key}${GUID}`).digest('base64')}`,
    `Sec-WebSocket-Protocol: ${protocol}`,
  ];
}
