import { socketDomain } from '../catalogue/listener.js';
import type { Listener } from '../configuration.js';
import { hasZone } from '../resolve.js';
import {
  ANY_IPV4,
  ANY_IPV6,
  type Family,
  literal,
  mappedIpv4,
  type SocketAddress,
} from './socket-address.js';
import type { Start } from './start.js';

/** What getaddrinfo() says: addresses, that there are none, or that it is another machine's to say. */
export type Lookup = readonly SocketAddress[] | 'none' | 'unknown';

/** The addresses a listener is to be bound to. Without a host all of them, IPv4 first. */
export function lookUp({ host }: Start, name: string | undefined, family: Family | undefined): Lookup {
  // getaddrinfo() takes an asterisk for no name at all.
  if (name === undefined || name === '*') return ofFamily([ANY_IPV4, ANY_IPV6], family);
  const address = inFamily(literal(name), family);
  if (address) return hasZone(host, address) ? ofFamily([address], family) : 'none';
  const resolved = host.resolve(name);
  if (resolved === 'unknown') return 'unknown';
  const addresses = (resolved ?? []).map(literal).filter((one) => one !== undefined);
  return ofFamily(addresses, family);
}

/** Where IPv4 is wanted, `::ffff:10.0.0.1` is taken for what it means. */
function inFamily(address: SocketAddress | undefined, family: Family | undefined): SocketAddress | undefined {
  const mapped = address && family === 'ipv4' ? mappedIpv4(address) : undefined;
  return mapped === undefined ? address : { family: 'ipv4', address: mapped };
}

function ofFamily(addresses: readonly SocketAddress[], family: Family | undefined): Lookup {
  const wanted = addresses.filter((address) => family === undefined || address.family === family);
  return wanted.length > 0 ? wanted : 'none';
}

/** `socket_domain`. */
export function familyOf(listener: Listener): Family | undefined {
  return listener.settings.get(socketDomain);
}

/** An interface's addresses, found case-insensitively as the broker does; undefined if they are not known. */
export function addressesOf(
  { host }: Start,
  name: string,
  exact: boolean,
): readonly SocketAddress[] | 'missing' | undefined {
  const interfaces = host.interfaces();
  if (!interfaces) return undefined;
  const same = (other: string) => (exact ? other === name : other.toLowerCase() === name.toLowerCase());
  const found = [...interfaces].filter(([other]) => same(other));
  if (found.length === 0) return 'missing';
  return found.flatMap(([, addresses]) => addresses.map(literal).filter((one) => one !== undefined));
}
