import { bindInterface, port as portDirective, socketDomain } from '../catalogue/listener.js';
import type { Listener, Setting } from '../configuration.js';
import { addressesOf, familyOf, lookUp } from './lookup.js';
import { isEverywhere, isLinkLocal, mappedIpv4, type SocketAddress } from './socket-address.js';
import type { OpenSocket, Sockets } from './sockets.js';
import type { Start } from './start.js';

/** One socket for each address of the listener's host (net__socket_listen). */
export function openTcp(start: Start, listener: Listener, sockets: Sockets): void {
  // What is left is what does not depend on the machine: that two listeners have one address.
  const isElsewhere = start.skips('addresses');
  const addresses = lookUp(start, listener.host, familyOf(listener));
  if (isElsewhere && (typeof addresses === 'string' || listener.settings.has(bindInterface))) return;
  if (addresses === 'unknown') {
    remarkName(start, listener);
    return;
  }
  if (addresses === 'none') {
    refuseName(start, listener);
    return;
  }
  for (const address of atInterface(start, listener, addresses)) {
    if (!isElsewhere && !checkAddress(start, listener, address)) continue;
    if (!isElsewhere && !checkPort(start, listener)) return;
    const socket: OpenSocket = { ...address, port: listener.port, listener, dual: false };
    const other = sockets.inTheWayOf(socket);
    if (other) {
      refuseInUse(start, listener, other.listener);
      return;
    }
    sockets.add(socket);
  }
}

function refuseName(start: Start, listener: Listener): void {
  const domain = listener.settings.setting(socketDomain);
  const { host } = listener;
  start.refuse(
    {
      code: 'unresolved-host',
      message: domain
        ? `\`${host}\` has no ${domain.value === 'ipv6' ? 'IPv6' : 'IPv4'} address.`
        : `The name \`${host}\` does not lead to an address.`,
      why: "A listener is bound to addresses of the broker's machine, and the broker stops if it finds none.",
      help: host?.includes(' ')
        ? 'Write one space between the port and the address and nothing behind it: releases from 1.4.9 to 1.5.5 take further blanks and words as part of the address.'
        : 'Name an address of that machine, `localhost`, or nothing at all for all of them.',
    },
    listener.place,
  );
}

function remarkName(start: Start, listener: Listener): void {
  start.remark(
    {
      level: 'hint',
      code: 'unresolved-host',
      message: `Whether \`${listener.host}\` is a name of the broker's machine cannot be told from here.`,
      why: 'The broker stops if the name does not lead to one of its addresses.',
      help: 'An address or `localhost` would not depend on a name service.',
    },
    listener.place,
  );
}

/** `bind_interface`: what is left of the addresses. How the interface is found changed three times. */
function* atInterface(
  start: Start,
  listener: Listener,
  addresses: readonly SocketAddress[],
): Iterable<SocketAddress> {
  const setting = listener.settings.setting(bindInterface);
  if (!setting) return yield* addresses;
  const found = addressesOf(start, setting.value, !start.isSince('2.0.5'));
  if (found === undefined) {
    remarkInterface(start, setting);
    return;
  }
  // Until 2.0.4 the socket was tied to the interface (SO_BINDTODEVICE), later to the interface's addresses.
  if (found === 'missing') {
    refuseInterface(start, setting, 'does not exist');
    return;
  }
  if (!start.isSince('2.0.5')) return yield* addresses;
  let bound = 0;
  for (const address of addresses) {
    const own = found.find(({ family }) => family === address.family);
    const mismatch = own !== undefined && listener.host !== undefined && own.address !== address.address;
    if (own && (!mismatch || !start.isSince('2.0.9'))) {
      bound += 1;
      yield own;
      continue;
    }
    const reason = mismatch
      ? `does not have the address \`${listener.host}\``
      : `has no ${address.family === 'ipv6' ? 'IPv6' : 'IPv4'} address`;
    const fatal = mismatch ? start.isSince('2.0.16') : !start.isSince('2.0.9');
    if (fatal) {
      refuseInterface(start, setting, reason);
      return;
    }
  }
  if (bound === 0) refuseInterface(start, setting, 'has no address for this listener');
}

function refuseInterface(start: Start, setting: Setting, reason: string): void {
  start.refuse(
    {
      code: 'interface-unusable',
      message: `The network interface \`${setting.value}\` ${reason}.`,
      why: 'The broker opens this listener there and nowhere else, and stops if it cannot.',
      help: "Name an interface of the broker's machine (`ip address` lists them), or bind the listener to an address instead.",
    },
    setting,
  );
}

function remarkInterface(start: Start, setting: Setting): void {
  start.remark(
    {
      level: 'hint',
      code: 'interface-unusable',
      message: `Whether the broker's machine has the interface \`${setting.value}\` cannot be told from here.`,
      why: 'The broker stops if it does not.',
    },
    setting,
  );
}

/** Whether bind() takes the address. */
function checkAddress(start: Start, listener: Listener, address: SocketAddress): boolean {
  const shown = listener.host ?? address.address;
  const scoped = isLinkLocal(address) && address.zone === undefined;
  if (
    (scoped && listener.settings.setting(bindInterface) === undefined) ||
    mappedIpv4(address) !== undefined
  ) {
    start.refuse(
      {
        code: 'address-unusable',
        message: `The broker cannot listen on \`${shown}\`.`,
        why: scoped
          ? 'A link-local address is one per interface, and this does not say which.'
          : 'Its IPv6 sockets take IPv6 connections only, and this is an IPv4 address in disguise.',
        help: scoped ? `Add the interface: \`${shown}%eth0\`.` : 'Write the IPv4 address as such.',
      },
      listener.place,
    );
    return false;
  }
  if (isEverywhere(address)) return true;
  const interfaces = start.host.interfaces();
  if (interfaces === undefined) return true;
  for (const [name] of interfaces) {
    const own = addressesOf(start, name, true);
    if (Array.isArray(own) && own.some((one) => one.address === address.address)) return true;
  }
  start.refuse(
    {
      code: 'address-not-here',
      message: `\`${shown}\` is no address of the broker's machine.`,
      why: 'A listener is bound to an address of its own machine; whom it lets in is another matter.',
      help: 'Name an address of that machine, or leave it out to listen on all of them.',
    },
    listener.place,
  );
  return false;
}

/** Ports below 1024 are root's. */
function checkPort(start: Start, listener: Listener): boolean {
  if (!isPrivileged(start, listener.port)) return true;
  const { user } = start;
  start.refuse(
    {
      code: 'privileged-port',
      message: `Port ${listener.port} is reserved for root.`,
      why:
        user === undefined
          ? 'The broker is not started as root.'
          : start.isSince('2.0')
            ? `From 2.0 the broker has turned into the user \`${user}\` by the time it opens its listeners.`
            : `Up to 1.4.9 the broker remains the user \`${user}\` where that user cannot open the log file.`,
      help: 'Use a port from 1024 up, or let the program have it: `setcap CAP_NET_BIND_SERVICE=+ep` on the broker.',
    },
    listener.settings.setting(portDirective)?.place ?? listener.place,
  );
  return false;
}

/** Whether the broker would have to be root to open this port, and is not. */
export function isPrivileged(start: Start, port: number): boolean {
  if (port <= 0 || port >= 1024) return false;
  return !start.listensAsRoot;
}

/** Says that another listener has the address already. */
export function refuseInUse(start: Start, listener: Listener, other: Listener): void {
  const line = other.place ? `the listener of line ${other.place.line}` : 'the default listener';
  const phantom = [listener, other].find(({ origin }) => origin === 'default');
  start.refuse(
    {
      code: 'address-in-use',
      message: `Port ${listener.port} is already taken by ${line}.`,
      why: phantom
        ? 'A listener directive above the first `listener` line makes the broker open a default listener as well.'
        : 'Two listeners cannot share a port on overlapping addresses; one without an address takes them all.',
      help: phantom
        ? 'Move what stands above the first `listener` below it.'
        : 'Give one of them another port or address, or remove it.',
      ...(listener.place && other.place ? { related: other.place } : {}),
    },
    listener.place ?? other.place,
  );
}
