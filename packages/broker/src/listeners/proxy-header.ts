import { isIPv4, isIPv6 } from 'node:net';
import { atoi } from '@mosquitto-conf/config/internal';

/** What a proxy says of the client it connects: the header of the PROXY protocol, version 1 or 2. */
export interface ProxyHeader {
  /** Its length in bytes. */
  readonly length: number;
  /** The client's address; undefined where the proxy does not know it, and that of the connection counts. */
  readonly address?: string;
  readonly port: number;
  /** Version 2: the connection is of the proxy itself, which looks whether the broker is there. */
  readonly isHealthCheck?: true;
  /** Version 2: what the proxy says of the client's TLS; undefined where it says nothing. */
  readonly tls?: ProxiedTls;
}

/** The client's TLS connection to the proxy. */
export interface ProxiedTls {
  /** Whether the client has shown a certificate that the proxy trusts. */
  readonly hasCertificate: boolean;
  readonly commonName?: string;
  readonly version?: string;
  readonly cipher?: string;
}

/**
 * Bytes that are not a header. With an address, the part of the header that was read says whose.
 *
 * - `corrupt`: the broker says so
 * - `invalid`, `out-of-memory`: it gives only an error's text
 * - `incomplete`: not enough was there when the broker read it
 */
export class CorruptHeader extends Error {
  constructor(
    readonly kind: 'corrupt' | 'invalid' | 'incomplete' | 'out-of-memory',
    readonly from?: Pick<ProxyHeader, 'address' | 'port'>,
  ) {
    super('not a PROXY header');
  }
}

/** The longest line of version 1, with its end (PROXY_V1_PACKET_LIMIT). */
const LONGEST_LINE = 108;
/** The most bytes that may follow the first 16 of version 2 (PROXY_PACKET_LIMIT). */
const LONGEST_REST = 500;

/**
 * Reads a header of version 1, a line of text (proxy_v1__read, proxy_v1__decode).
 * @param bytes what was received at once: the rest of a line is not waited for
 * @throws CorruptHeader
 */
export function readHeaderLine(bytes: Buffer): ProxyHeader {
  const end = bytes.indexOf('\r\n', 1);
  if (end < 0 || end + 2 > LONGEST_LINE)
    throw new CorruptHeader(bytes.length >= LONGEST_LINE ? 'corrupt' : 'incomplete');
  const length = end + 2;
  const line = bytes.toString('latin1', 0, end);
  if (line.startsWith('PROXY UNKNOWN ')) return { length, port: 0 };
  const isAddress = line.startsWith('PROXY TCP4 ') ? isIPv4 : isPlainIPv6;
  // One blank may follow, and it ends with a NUL (strtok_r).
  const rest = /^PROXY TCP[46] ([^\0]*)/.exec(line)?.[1]?.replace(/ $/, '');
  if (rest === undefined || rest.endsWith(' ')) throw new CorruptHeader('corrupt');
  const words = rest.split(' ').filter((word) => word !== '');
  const [source = '', target = '', sourcePort = '', targetPort = ''] = words;
  const isRight = words.length === 4 && isAddress(source) && isAddress(target);
  const port = portOf(sourcePort);
  if (!isRight || port === undefined || portOf(targetPort) === undefined) throw new CorruptHeader('corrupt');
  return { length, address: source, port };
}

/** An IPv6 address without a zone (inet_pton). */
function isPlainIPv6(text: string): boolean {
  return isIPv6(text) && !text.includes('%');
}

/** What follows the digits is ignored. */
function portOf(text: string): number | undefined {
  const port = atoi(text);
  return port >= 1 && port <= 65_535 ? port : undefined;
}

const SIGNATURE = Buffer.from('\r\n\r\n\0\r\nQUIT\n', 'latin1');

/** Address families of version 2, with TCP. */
const LOCAL = 0x00;
const IPV4 = 0x11;
const IPV6 = 0x21;
const UNIX = 0x31;

/** The fewest bytes that an address takes. */
const leastRest: Readonly<Record<number, number>> = { [IPV4]: 12, [IPV6]: 36, [UNIX]: 1 };

/**
 * Reads a header of version 2, which is binary (proxy_v2__read). Its first 16 bytes are received at once, with one more if it has
 * more.
 * @returns undefined where more bytes are needed
 * @throws CorruptHeader
 */
export function readBinaryHeader(bytes: Buffer): ProxyHeader | undefined {
  if (bytes.length < 16) throw new CorruptHeader('incomplete');
  if (!SIGNATURE.equals(bytes.subarray(0, SIGNATURE.length))) throw new CorruptHeader('invalid');
  const command = bytes[12]!;
  const family = bytes[13]!;
  if (command !== 0x20 && command !== 0x21) throw new CorruptHeader('invalid');
  const isLocal = command === 0x20;
  // The reference has the error's number for these: 1, which is that of too little memory.
  if (!(family === LOCAL && isLocal) && leastRest[family] === undefined)
    throw new CorruptHeader('out-of-memory');
  const rest = bytes.readUInt16BE(14);
  if (family !== LOCAL && (rest < leastRest[family]! || rest > LONGEST_REST))
    throw new CorruptHeader('invalid');
  const length = 16 + rest;
  if (bytes.length === 16 && rest > 0) throw new CorruptHeader('incomplete');
  if (bytes.length < length) return undefined;
  if (family === LOCAL) return { length, port: 0, isHealthCheck: true };
  const { end, ...from } = addressIn(bytes.subarray(16, length), family);
  const tls = readTls(bytes.subarray(16 + end, length), from);
  return { length, ...from, ...(tls ? { tls } : {}) };
}

function addressIn(bytes: Buffer, family: number): { address: string; port: number; end: number } {
  if (family === IPV4)
    return { address: bytes.subarray(0, 4).join('.'), port: bytes.readUInt16BE(8), end: 12 };
  if (family === IPV6) return { address: ipv6Text(bytes), port: bytes.readUInt16BE(32), end: 36 };
  // What follows the path is read as fields, although the standard pads both paths.
  const nul = bytes.subarray(0, 108).indexOf(0);
  const path = bytes.toString('utf8', 0, nul < 0 ? Math.min(bytes.length, 108) : nul);
  return { address: path, port: 0, end: Math.min(Buffer.byteLength(path) + 1, bytes.length) };
}

/** An IPv6 address in its short form. */
function ipv6Text(bytes: Buffer): string {
  const groups = Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(index * 2).toString(16));
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}

/** Fields of version 2. */
const SSL = 0x20;
const SSL_VERSION = 0x21;
const SSL_COMMON_NAME = 0x22;
const SSL_CIPHER = 0x23;
/** The client has TLS, and has shown a certificate in this session. */
const CERTIFIED = 0x01 | 0x04;

/** What the fields behind the addresses say of TLS; of several, each adds to it (read_tlv, read_tlv_ssl). */
function readTls(bytes: Buffer, from: Pick<ProxyHeader, 'address' | 'port'>): ProxiedTls | undefined {
  const parts = new Map<number, string>();
  let isTls = false;
  let hasCertificate = false;
  for (const { type, value } of fieldsIn(bytes, from)) {
    if (type !== SSL) continue;
    if (value.length < 5) throw new CorruptHeader('corrupt', from);
    isTls = true;
    hasCertificate ||= (value[0]! & CERTIFIED) === CERTIFIED && value.readUInt32BE(1) === 0;
    for (const part of fieldsIn(value.subarray(5), from)) parts.set(part.type, part.value.toString('utf8'));
  }
  if (!isTls) return undefined;
  const [commonName, version, cipher] = [SSL_COMMON_NAME, SSL_VERSION, SSL_CIPHER].map((type) =>
    parts.get(type),
  );
  return {
    hasCertificate,
    ...(commonName === undefined ? {} : { commonName }),
    ...(version === undefined ? {} : { version }),
    ...(cipher === undefined ? {} : { cipher }),
  };
}

/** Fields of a type, a length and a value. */
function* fieldsIn(
  bytes: Buffer,
  from: Pick<ProxyHeader, 'address' | 'port'>,
): Iterable<{ readonly type: number; readonly value: Buffer }> {
  let at = 0;
  while (at < bytes.length) {
    if (bytes.length - at < 3) throw new CorruptHeader('corrupt', from);
    const end = at + 3 + bytes.readUInt16BE(at + 1);
    if (end > bytes.length) throw new CorruptHeader('corrupt', from);
    yield { type: bytes[at]!, value: bytes.subarray(at + 3, end) };
    at = end;
  }
}
