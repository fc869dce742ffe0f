import { addressFamily } from '../addresses.js';

export type Family = 'ipv4' | 'ipv6';

/** An address a socket can be bound to. */
export interface SocketAddress {
  readonly family: Family;
  /** IPv4 in dotted form; IPv6 as eight groups, without leading zeros. */
  readonly address: string;
  /** `%eth0` of an IPv6 address, without the percent sign. */
  readonly zone?: string;
}

export const ANY_IPV4: SocketAddress = { family: 'ipv4', address: '0.0.0.0' };
export const ANY_IPV6: SocketAddress = { family: 'ipv6', address: '0:0:0:0:0:0:0:0' };

/** Reads a literal address as getaddrinfo() does, which takes `127.1` and `0x7f000001` as well. */
export function literal(text: string): SocketAddress | undefined {
  const ipv4 = inetAton(text);
  if (ipv4 !== undefined) return { family: 'ipv4', address: dotted(ipv4) };
  if (addressFamily(text) !== 'ipv6') return undefined;
  const [address = '', zone] = text.split('%');
  return { family: 'ipv6', address: expand(address), ...(zone === undefined ? {} : { zone }) };
}

/** One to four numbers, decimal, octal or hexadecimal, the last of which fills what is left (inet_aton). */
function inetAton(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length > 4 || !parts.every((part) => /^(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)$/.test(part)))
    return undefined;
  const numbers = parts.map((part) => (/^0[0-7]+$/.test(part) ? Number.parseInt(part, 8) : Number(part)));
  const last = numbers.pop()!;
  if (numbers.some((number) => number > 255) || last >= 256 ** (4 - numbers.length)) return undefined;
  return numbers.reduce((sum, number, index) => sum + number * 256 ** (3 - index), last);
}

function dotted(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}

function expand(text: string): string {
  const [head = '', tail] = text.split('::');
  const first = groups(head);
  const last = groups(tail ?? '');
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length;
  return [...first, ...Array<string>(zeros).fill('0'), ...last].join(':');
}

function groups(text: string): string[] {
  if (text === '') return [];
  return text.split(':').flatMap((part) => {
    if (!part.includes('.')) return [Number.parseInt(part, 16).toString(16)];
    const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number);
    return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
  });
}

export function isAny({ address }: SocketAddress): boolean {
  return address === ANY_IPV4.address || address === ANY_IPV6.address;
}

/** `127.0.0.0/8` and `::1`. */
export function isLoopback({ family, address }: SocketAddress): boolean {
  return family === 'ipv4' ? address.startsWith('127.') : address === '0:0:0:0:0:0:0:1';
}

/** `::ffff:10.0.0.1`, the way to write an IPv4 address as an IPv6 one: the IPv4 address. */
export function mappedIpv4({ family, address }: SocketAddress): string | undefined {
  const match = family === 'ipv6' ? /^0:0:0:0:0:ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(address) : null;
  return match ? dotted(Number.parseInt(match[1]!, 16) * 65_536 + Number.parseInt(match[2]!, 16)) : undefined;
}

/** `fe80::/10`, which means nothing without a zone. */
export function isLinkLocal({ family, address }: SocketAddress): boolean {
  return family === 'ipv6' && /^fe[89ab][0-9a-f]:/.test(address);
}

/** Addresses every machine has: any, loopback, multicast and broadcast. */
export function isEverywhere({ family, address }: SocketAddress): boolean {
  if (family === 'ipv4') return /^(0\.0\.0\.0|127\..*|2(2[4-9]|3\d)\..*|255\.255\.255\.255)$/.test(address);
  return address === ANY_IPV6.address || address === '0:0:0:0:0:0:0:1' || /^ff[0-9a-f]{2}:/.test(address);
}
