import type { Host } from './host.js';
import { literal, type SocketAddress } from './startup/socket-address.js';

/** Whether getaddrinfo() would find an address for this name or address, or might on another machine. */
export function resolves(host: Host, text: string): boolean {
  const address = literal(text);
  return address ? hasZone(host, address) : host.resolve(text) !== undefined;
}

/**
 * Whether getaddrinfo() takes the zone of an address. It looks the names of interfaces up for link-local addresses alone;
 * for all others a zone is a number (__inet6_scopeid_pton of glibc).
 */
export function hasZone(host: Host, { zone, address }: SocketAddress): boolean {
  if (zone === undefined || /^\d+$/.test(zone)) return true;
  if (!/^f(e[89ab]|f.2)/.test(address)) return false;
  return host.interfaces()?.has(zone) ?? true;
}
