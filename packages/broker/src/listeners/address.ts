import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Listener } from '@mosquitto-conf/config';
import { bindInterface, socketDomain } from '@mosquitto-conf/config/directives';

/** Where a listener listens: one socket each. */
export interface Address {
  readonly port: number;
  /** undefined for a unix socket. */
  readonly host: string;
}

/**
 * The addresses a listener opens a socket on, as the reference would (net__socket_listen_tcp): without a host all of
 * this machine's, of both families; with an interface its addresses.
 */
export function addressesOf(listener: Listener, port: number): readonly Address[] {
  const family = listener.settings.get(socketDomain);
  const device = listener.settings.get(bindInterface);
  if (device !== undefined) {
    const own = networkInterfaces()[device] ?? [];
    return own
      .filter((one) => family === undefined || one.family === (family === 'ipv4' ? 'IPv4' : 'IPv6'))
      .map(({ address, family: of, scopeid }) => ({
        port,
        // An address that holds for one link only needs the link named.
        host: of === 'IPv6' && scopeid ? `${address}%${device}` : address,
      }));
  }
  // getaddrinfo() takes an asterisk for no name at all.
  if (listener.host !== undefined && listener.host !== '*') return [{ port, host: listener.host }];
  const hosts = family === 'ipv4' ? ['0.0.0.0'] : family === 'ipv6' ? ['::'] : ['0.0.0.0', '::'];
  return hosts.map((host) => ({ port, host }));
}

/**
 * The same with names looked up: a listener is bound to every address its name has, as `localhost` has two.
 * @throws Error of the system where a name does not resolve
 */
export async function boundAddresses(listener: Listener, port: number): Promise<readonly Address[]> {
  const domain = listener.settings.get(socketDomain);
  const family = domain === 'ipv4' ? 4 : domain === 'ipv6' ? 6 : 0;
  const hosts = new Set<string>();
  for (const { host } of addressesOf(listener, port)) {
    if (isIP(host) > 0) hosts.add(host);
    else for (const { address } of await lookup(host, { all: true, family })) hosts.add(address);
  }
  return [...hosts].map((host) => ({ port, host }));
}
