import { knows } from '../catalogue/index.js';
import { bindAddress, socketDomain } from '../catalogue/listener.js';
import { cafile, capath } from '../catalogue/tls.js';
import { httpDir } from '../catalogue/websockets.js';
import type { Listener } from '../configuration.js';
import { folder as folders, servedFolder } from '../texts/files.js';
import { network as texts } from '../texts/network.js';
import { addressesOf, familyOf } from './lookup.js';
import {
  ANY_IPV4,
  ANY_IPV6,
  isEverywhere,
  literal,
  mappedIpv4,
  type SocketAddress,
} from './socket-address.js';
import type { Sockets } from './sockets.js';
import type { Start } from './start.js';
import { isPrivileged, refuseInUse } from './tcp-listener.js';
import { remarkHalfTls, websocketsTlsFlaw } from './websockets-tls.js';

/**
 * Up to 2.0 libwebsockets opens these (mosq_websockets_init). It reports fewer errors than the broker: if it cannot bind
 * to the address, the broker starts and no client can connect.
 */
export function openWebsockets(start: Start, listener: Listener, sockets: Sockets): void {
  checkHttpFolder(start, listener);
  remarkUnsupported(start, listener);
  remarkHalfTls(start, listener);
  const flaw = websocketsTlsFlaw(start, listener);
  if (flaw) start.refuse(flaw.finding, flaw.setting);
  const address = addressOf(start, listener);
  const isElsewhere = start.skips('addresses');
  if (address === undefined || (isPrivileged(start, listener.port) && !isElsewhere)) {
    if (!isElsewhere) remarkClosed(start, listener);
    return;
  }
  if (address === ANY_IPV4 || address === ANY_IPV6) remarkEverywhere(start, listener);
  const socket = { ...address, port: listener.port, listener, dual: address.family === 'ipv6' };
  const other = sockets.inTheWayOf(socket);
  if (other) refuseInUse(start, listener, other.listener);
  else sockets.add(socket);
}

function checkHttpFolder(start: Start, listener: Listener): void {
  const setting = listener.settings.setting(httpDir);
  if (!setting) return;
  const status = start.host.files.status(setting.value);
  if (status === 'unknown') {
    start.notHere(servedFolder, setting.value, setting);
    return;
  }
  if (status !== 'missing' && status !== 'denied') return;
  start.refuse(
    {
      code: 'missing-folder',
      message: folders.missing({ path: setting.value }),
      why: folders.served,
      help: folders.createOrRemove,
    },
    setting,
  );
}

/** 2.0.21 warns where there is no `cafile`; otherwise it is ignored without a message. */
function remarkUnsupported(start: Start, { settings, origin }: Listener): void {
  const setting = settings.setting(capath);
  if (!setting) return;
  start.remark(
    {
      level: start.isSince('2.0.21') && !settings.setting(cafile) ? 'warning' : 'hint',
      code: 'websockets-capath',
      fromAbsence: origin === 'default',
      message: texts.capathIgnored,
      why: texts.capathIgnoredWhy,
      help: texts.useCafile,
    },
    setting,
  );
}

/** The address libwebsockets listens on; undefined where it finds none and continues without. */
function addressOf(start: Start, listener: Listener): SocketAddress | undefined {
  const ipv6 = start.isSince('1.5') && !(start.isSince('1.5.5') && familyOf(listener) === 'ipv4');
  const any = ipv6 ? ANY_IPV6 : ANY_IPV4;
  // Until 1.4.8 the host was not even passed on.
  if (listener.host === undefined || !start.isSince('1.4.9')) return any;
  const own = addressesOf(start, listener.host, true);
  if (Array.isArray(own)) return fromInterface(own, ipv6);
  if (!/[:.]/.test(listener.host)) return undefined;
  const address = literal(listener.host);
  // Names are not looked up, nor addresses in short form. One of the other family counts as none at all.
  if (!address || (address.family === 'ipv4' && address.address !== listener.host)) return undefined;
  if (address.family !== (ipv6 ? 'ipv6' : 'ipv4')) return any;
  // Its IPv6 sockets take IPv4 connections as well.
  const mapped = mappedIpv4(address);
  const plain = mapped === undefined ? address : literal(mapped)!;
  return isEverywhere(plain) || isOwn(start, plain) ? address : undefined;
}

/** An interface stands for its first IPv4 address, in IPv6 form where that is on. */
function fromInterface(own: readonly SocketAddress[], ipv6: boolean): SocketAddress | undefined {
  const first = own.find(({ family }) => family === 'ipv4');
  if (!first || !ipv6) return first;
  return literal(`::ffff:${first.address}`);
}

function isOwn(start: Start, address: SocketAddress): boolean {
  const interfaces = start.host.interfaces();
  if (!interfaces) return true;
  return [...interfaces.values()].flat().some((own) => literal(own)?.address === address.address);
}

/** An address of the other family is ignored: an IPv4 one, unless IPv6 is off (measured with libwebsockets 4.1.6). */
function remarkEverywhere(start: Start, listener: Listener): void {
  const { host = '', port, settings } = listener;
  const own = literal(host);
  const isAny = own?.address === ANY_IPV4.address || own?.address === ANY_IPV6.address;
  if (!own || isAny || !start.isSince('1.4.9')) return;
  start.remark(
    {
      level: 'warning',
      code: 'websockets-everywhere',
      message: texts.websocketsEverywhere({ port, host }),
      ...(own.family === 'ipv4'
        ? {
            why: texts.websocketsEverywhereWhy,
            help: knows(start.release, socketDomain) ? texts.useSocketDomain : texts.useFirewall,
          }
        : { why: texts.websocketsOnlyIpv4Why, help: texts.useFamilyOfAddress }),
    },
    listener.place ?? settings.setting(bindAddress)?.place,
  );
}

function remarkClosed(start: Start, listener: Listener): void {
  const { host } = listener;
  const isForRoot = host === undefined || isPrivileged(start, listener.port);
  const why = !isForRoot
    ? texts.websocketsAddress({ host })
    : start.user === undefined
      ? texts.websocketsForRootUnknown
      : texts.websocketsForRoot({ user: start.user });
  const help = isForRoot ? texts.useHighPortOnly : texts.useOwnOrNoAddress;
  start.remark(
    {
      level: 'warning',
      code: 'websockets-closed',
      message: texts.websocketsClosed({ port: listener.port }),
      why,
      help,
    },
    listener.place,
  );
}
