import type { Listener } from '../configuration.js';
import { isAny, mappedIpv4, type SocketAddress } from './socket-address.js';

/** A socket that an earlier listener has open. */
export interface OpenSocket extends SocketAddress {
  readonly port: number;
  readonly listener: Listener;
  /** An IPv6 socket that takes IPv4 connections too; the broker's own do not (IPV6_V6ONLY), those of libraries do. */
  readonly dual: boolean;
}

/** The sockets open so far. */
export class Sockets {
  /** By port: only sockets of the same one can clash, and there may be thousands. */
  readonly #open = new Map<number, OpenSocket[]>();

  get any(): boolean {
    return this.#open.size > 0;
  }

  /** The open socket that uses this address; SO_REUSEADDR does not help while that one listens. */
  inTheWayOf(socket: OpenSocket): OpenSocket | undefined {
    return this.#open.get(socket.port)?.find((open) => clash(open, socket));
  }

  add(socket: OpenSocket): void {
    const open = this.#open.get(socket.port);
    if (open) open.push(socket);
    else this.#open.set(socket.port, [socket]);
  }
}

function clash(a: OpenSocket, b: OpenSocket): boolean {
  // With port 0 the system picks a free one.
  if (a.port !== b.port || a.port === 0) return false;
  if (a.family === b.family) return a.address === b.address || isAny(a) || isAny(b);
  const [ipv4, ipv6] = a.family === 'ipv4' ? [a, b] : [b, a];
  if (!ipv6.dual) return false;
  if (isAny(ipv6)) return true;
  const mapped = mappedIpv4(ipv6);
  return mapped !== undefined && (isAny(ipv4) || ipv4.address === mapped);
}
