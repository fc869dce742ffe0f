import { existsSync, rmSync } from 'node:fs';
import type { Server } from 'node:net';
import type { Listener } from '@mosquitto-conf/config';
import { addressesOf } from './address.js';

/** Servers that accept, and the port they have. */
export interface Listening {
  readonly servers: readonly Server[];
  /** 0 for a unix socket. */
  readonly port: number;
}

/** Why a listener cannot be opened, in words for who wrote the configuration. */
export class ListenError extends Error {}

/**
 * Opens every socket of a listener. Where one family of addresses is not there at all, the other is enough.
 * @param create makes a server; called once a socket
 * @param port 0 for any that is free, the same for all sockets
 * @param said is told of each socket, as the log shows it
 * @throws ListenError where the address is taken, may not be used, or is not here
 */
export async function listen(
  listener: Listener,
  port: number,
  create: () => Server,
  said: (text: string) => void,
): Promise<Listening> {
  const path = listener.unixSocketPath;
  if (path !== undefined) {
    // One left behind by a broker that ended without cleaning up.
    if (existsSync(path)) rmSync(path);
    said(`Opening unix listen socket on path ${path}.`);
    const server = create();
    await open(server, { path }, listener);
    return { servers: [server], port: 0 };
  }
  const servers: Server[] = [];
  let actual = port;
  let failure: unknown;
  for (const { host } of addressesOf(listener, port)) {
    const server = create();
    try {
      const isV6 = host.includes(':');
      if (actual > 0) said(`Opening ${isV6 ? 'ipv6' : 'ipv4'} listen socket on port ${actual}.`);
      await open(server, { port: actual, host, ipv6Only: isV6 }, listener);
      servers.push(server);
      const address = server.address();
      if (typeof address === 'object' && address) {
        if (actual === 0) said(`Opening ${isV6 ? 'ipv6' : 'ipv4'} listen socket on port ${address.port}.`);
        actual = address.port;
      }
    } catch (error) {
      failure = error;
      // A machine without IPv6 serves IPv4 alone, unless one address was asked for by name.
      const isOptional = listener.host === undefined || listener.origin === 'local-only';
      if (!isOptional || !['EAFNOSUPPORT', 'EADDRNOTAVAIL'].includes(String((error as Error).cause))) {
        for (const opened of servers) opened.close();
        throw error;
      }
    }
  }
  if (servers.length > 0) return { servers, port: actual };
  throw failure ?? new ListenError(`The interface of listener ${listener.port} has no address.`);
}

function open(server: Server, where: object, listener: Listener): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) =>
      reject(new ListenError(explain(error, listener), { cause: error.code }));
    server.once('error', fail);
    server.listen(where, () => {
      server.off('error', fail);
      // What goes wrong with one client is that client's matter.
      server.on('error', () => undefined);
      resolve();
    });
  });
}

function explain(
  { code, message }: NodeJS.ErrnoException,
  { port, host, unixSocketPath, place }: Listener,
): string {
  const where = unixSocketPath ?? (host === undefined ? `port ${port}` : `${host}, port ${port}`);
  const line = place ? ` (${place.file}:${place.line})` : '';
  const reason: Readonly<Record<string, string>> = {
    EADDRINUSE: 'Address already in use: another program listens there. Stop it, or ask for a free port.',
    EACCES: 'Permission denied: ports below 1024 are for root alone.',
    EADDRNOTAVAIL: 'Cannot assign requested address: this machine does not have it.',
    ENOTFOUND: 'The name does not resolve.',
  };
  return `${where}${line}: ${reason[code ?? ''] ?? message}`;
}
