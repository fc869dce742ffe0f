import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Listener } from '@mosquitto-conf/config';
import { bindInterface, socketDomain } from '@mosquitto-conf/config/directives';

/**
 * The addresses and names that a listener opens sockets on, as the reference would (net__socket_listen_tcp): without a
 * host all of this machine's, of both families, or those of an interface. The interface has to have the address of a host.
 */
export function hostsOf({ host, settings }: Listener): readonly string[] {
  const family = settings.get(socketDomain);
  const device = settings.get(bindInterface);
  // getaddrinfo() takes an asterisk for no name at all.
  if (host !== undefined && host !== '*') return [host];
  if (device !== undefined) {
    const own = networkInterfaces()[device] ?? [];
    return (
      own
        .filter((one) => family === undefined || one.family === (family === 'ipv4' ? 'IPv4' : 'IPv6'))
        // An address that holds for one link only needs the link named.
        .map(({ address, family: of, scopeid }) =>
          of === 'IPv6' && scopeid ? `${address}%${device}` : address,
        )
    );
  }
  return family === 'ipv4' ? ['0.0.0.0'] : family === 'ipv6' ? ['::'] : ['0.0.0.0', '::'];
}

/**
 * The same with names looked up: a listener is bound to every address its name has, as `localhost` has two.
 * @throws Error of the system where a name does not resolve
 */
export async function addressesOf(
  hosts: readonly string[],
  { settings }: Listener,
): Promise<readonly string[]> {
  const domain = settings.get(socketDomain);
  const family = domain === 'ipv4' ? 4 : domain === 'ipv6' ? 6 : 0;
  const addresses = new Set<string>();
  for (const host of hosts) {
    if (isIP(host) > 0) addresses.add(host);
    else for (const { address } of await lookup(host, { all: true, family })) addresses.add(address);
  }
  return [...addresses];
}
