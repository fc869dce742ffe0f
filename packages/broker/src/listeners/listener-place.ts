import { lookup } from 'node:dns/promises';
import { isIP, SocketAddress } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Listener } from '@mosquitto-conf/config';
import { socketDomain } from '@mosquitto-conf/config/directives';
import { hostsOf } from './address.js';

/** Where a listener is opened. */
export interface ListenerPlace {
  /** The path of its socket, if it is a unix socket. */
  readonly path?: string;
  /** Its addresses and names otherwise. */
  readonly hosts: readonly string[];
}

/** Where the configuration says. */
export function configuredPlace(listener: Listener, locate: (path: string) => string): ListenerPlace {
  const { unixSocketPath } = listener;
  return unixSocketPath === undefined
    ? { hosts: hostsOf(listener) }
    : { path: locate(unixSocketPath), hosts: [] };
}

/**
 * A place that is free on this machine: another socket, and the configured addresses as far as this machine has them.
 * @param socket returns a path for a socket that is not in use
 */
export async function freePlace(listener: Listener, socket: () => string): Promise<ListenerPlace> {
  if (listener.unixSocketPath !== undefined) return { path: socket(), hosts: [] };
  const configured = hostsOf(listener);
  const here = await Promise.all(configured.map(isHere));
  const hosts = configured.filter((_, index) => here[index]);
  const loopback = listener.settings.get(socketDomain) === 'ipv6' ? '::1' : '127.0.0.1';
  return { hosts: hosts.length > 0 ? hosts : [loopback] };
}

/** Whether this machine can listen there. */
async function isHere(host: string): Promise<boolean> {
  if (isIP(host) > 0) return isOwn(host);
  const addresses = await lookup(host, { all: true }).catch(() => []);
  return addresses.length > 0 && addresses.every(({ address }) => isOwn(address));
}

function isOwn(address: string): boolean {
  const plain = plainOf(address);
  if (plain === '0.0.0.0' || plain === '::' || plain === '::1' || plain.startsWith('127.')) return true;
  return Object.values(networkInterfaces()).some((all) => all?.some((own) => plainOf(own.address) === plain));
}

/** An address in its usual form, without the interface it is for. */
function plainOf(address: string): string {
  const [plain = ''] = address.split('%');
  return new SocketAddress({ address: plain, family: isIP(plain) === 6 ? 'ipv6' : 'ipv4' }).address;
}
