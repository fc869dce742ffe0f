import { chmodSync, lstatSync, rmSync } from 'node:fs';
import { connect, type Server } from 'node:net';
import type { Listener, Text } from '@mosquitto-conf/config';
import { bindInterface } from '@mosquitto-conf/config/directives';
import { TextError } from '@mosquitto-conf/config/internal';
import { startTexts } from '../texts/start.js';
import { addressesOf } from './address.js';
import type { ListenerPlace } from './listener-place.js';

/** Servers that accept, and the port they have. */
export interface Listening {
  readonly servers: readonly Server[];
  /** 0 for a unix socket. */
  readonly port: number;
}

/** Called before a socket is opened, with its kind and its port or path. */
export type Announce = (kind: 'unix' | 'ipv4' | 'ipv6', where: string) => void;

/** Why a listener cannot be opened, in words for the person who wrote the configuration. */
export class ListenError extends TextError {
  /** The lines that Mosquitto logs for it, which scripts look for: the system's own words (net__socket_listen_tcp). */
  readonly mosquittoLines: readonly string[];

  constructor(text: Text, code: string | undefined) {
    super(text);
    this.cause = code;
    const words = code === undefined ? undefined : systemWords[code];
    this.mosquittoLines = words === undefined ? [] : [`Error: ${words}`];
  }
}

const systemWords: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Address already in use',
  EACCES: 'Permission denied',
  EADDRNOTAVAIL: 'Cannot assign requested address',
};

/**
 * Opens every socket of a listener. If the host has no addresses of one family, the other is enough.
 * @param create makes a server; called once a socket
 * @param place where
 * @param port 0 for any that is free, the same for all sockets
 * @param announce called for each socket
 * @throws ListenError if the address is in use, may not be used, or is not an address of this host
 */
export async function listen(
  listener: Listener,
  { path, hosts }: ListenerPlace,
  port: number,
  create: () => Server,
  announce: Announce,
): Promise<Listening> {
  if (path !== undefined) {
    const inTheWay = await removeLeftOver(path);
    if (inTheWay) throw new ListenError(explain({ code: inTheWay }, listener), inTheWay);
    announce('unix', `path ${path}`);
    const server = create();
    await open(server, { path }, listener);
    // Mosquitto binds it with a mask of 0007.
    chmodSync(path, 0o770);
    return { servers: [server], port: 0 };
  }
  const addresses = await addressesOf(hosts, listener).catch((error: NodeJS.ErrnoException) => {
    throw new ListenError(explain(error, listener), error.code);
  });
  for (let tries = port === 0 ? TRIES : 1; ; tries--) {
    try {
      return await openAll(addresses, listener, port, create, announce);
    } catch (error) {
      // A port that was free on the first address may be taken on the next.
      if (tries <= 1 || (error as Error).cause !== 'EADDRINUSE') throw error;
    }
  }
}

/** How often a port that is free on all addresses is looked for. */
const TRIES = 10;

/**
 * Removes the socket of a broker that ended without removing it. The reference removes whatever has that name
 * (net__socket_listen_unix); here a file that is not a socket, and a socket with a listening process, stay.
 * @returns what is in the way
 */
async function removeLeftOver(path: string): Promise<'ENOTSOCK' | 'EADDRINUSE' | undefined> {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return undefined;
  if (!found.isSocket()) return 'ENOTSOCK';
  if (await answers(path)) return 'EADDRINUSE';
  rmSync(path, { force: true });
  return undefined;
}

/** Whether a process listens on a Unix socket. */
function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ path });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code !== 'ECONNREFUSED'));
  });
}

async function openAll(
  addresses: readonly string[],
  listener: Listener,
  port: number,
  create: () => Server,
  announce: Announce,
): Promise<Listening> {
  const servers: Server[] = [];
  let actual = port;
  let failure: unknown;
  for (const host of addresses) {
    const server = create();
    try {
      const isV6 = host.includes(':');
      const family = isV6 ? 'ipv6' : 'ipv4';
      if (actual > 0) announce(family, `port ${actual}`);
      await open(server, { port: actual, host, ipv6Only: isV6 }, listener);
      servers.push(server);
      const address = server.address();
      if (typeof address === 'object' && address) {
        if (actual === 0) announce(family, `port ${address.port}`);
        actual = address.port;
      }
    } catch (error) {
      failure = error;
      // A host without IPv6 serves only IPv4; an address that is configured has to exist.
      const { cause } = error as Error;
      const isOptional =
        cause === 'EAFNOSUPPORT' || (cause === 'EADDRNOTAVAIL' && listener.host === undefined);
      if (!isOptional) {
        for (const opened of servers) opened.close();
        throw error;
      }
    }
  }
  if (servers.length > 0) return { servers, port: actual };
  throw failure ?? new ListenError(explain({ code: 'NO_ADDRESS' }, listener), undefined);
}

function open(server: Server, where: object, listener: Listener): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) =>
      reject(new ListenError(explain(error, listener), error.code));
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
  { code, message }: { readonly code?: string | undefined; readonly message?: string },
  { port, host, unixSocketPath, place, settings }: Listener,
): Text {
  const where =
    unixSocketPath ??
    (host === undefined ? startTexts.port({ port }) : startTexts.portOfHost({ host, port }));
  const reasons: Readonly<Record<string, Text>> = {
    EADDRINUSE: startTexts.addressInUse,
    EACCES: unixSocketPath === undefined ? startTexts.portNotPermitted : startTexts.socketNotPermitted,
    EADDRNOTAVAIL: startTexts.addressElsewhere,
    ENOTSOCK: startTexts.notSocket,
    ENOTFOUND: startTexts.nameUnresolved,
    NO_ADDRESS: startTexts.interfaceWithoutAddress({ interface: settings.get(bindInterface) ?? '' }),
  };
  const reason = reasons[code ?? ''] ?? message ?? code ?? '';
  return place
    ? startTexts.listenerAt({ where, place: `${place.file}:${place.line}`, reason })
    : startTexts.listener({ where, reason });
}
