import { networkInterfaces } from 'node:os';
import type { Listener } from '@mosquitto-conf/config';

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
  const family = listener.settings.text('socket_domain');
  const device = listener.settings.text('bind_interface');
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
  if (listener.host !== undefined) return [{ port, host: listener.host }];
  const hosts = family === 'ipv4' ? ['0.0.0.0'] : family === 'ipv6' ? ['::'] : ['0.0.0.0', '::'];
  return hosts.map((host) => ({ port, host }));
}
