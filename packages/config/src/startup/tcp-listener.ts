import { bindAddress, bindInterface, port as portDirective, socketDomain } from '../catalogue/listener.js';
import type { Listener, Setting } from '../configuration.js';
import type { Text } from '../text.js';
import { network as texts } from '../texts/network.js';
import { addressesOf, familyOf, lookUp } from './lookup.js';
import { isEverywhere, isLinkLocal, mappedIpv4, type SocketAddress } from './socket-address.js';
import type { OpenSocket, Sockets } from './sockets.js';
import type { Start } from './start.js';

/** One socket for each address of the listener's host (net__socket_listen). */
export function openTcp(start: Start, listener: Listener, sockets: Sockets): void {
  // Only what does not depend on the machine is checked then: whether two listeners have the same address.
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
  const { host = '' } = listener;
  start.refuse(
    {
      code: 'unresolved-host',
      message: domain
        ? domain.value === 'ipv6'
          ? texts.noIpv6({ host })
          : texts.noIpv4({ host })
        : texts.unresolved({ host }),
      why: texts.unresolvedRefused,
      help: helpForName(listener),
    },
    listener.place,
  );
}

/** What to write for a name that is an address in another form: `[::]`, `0.0.0.0:1883`. */
function helpForName({ host = '', port }: Listener): Text {
  if (host.includes(' ')) return texts.oneSpace;
  const [, address] = /^\[([\da-fA-F:.]+)\]$/.exec(host) ?? [];
  if (address !== undefined) return texts.noBrackets({ port, address });
  const [, apart] = /^(\d+\.\d+\.\d+\.\d+|localhost):\d+$/.exec(host) ?? [];
  return apart === undefined ? texts.useOwnAddress : texts.portApart({ port, address: apart });
}

function remarkName(start: Start, listener: Listener): void {
  start.remark(
    {
      level: 'hint',
      code: 'unresolved-host',
      message: texts.nameUndecided({ host: listener.host ?? '' }),
      why: texts.nameUndecidedWhy,
      help: texts.useAddress,
    },
    listener.place,
  );
}

/** `bind_interface`: which of the addresses are used. How the interface is found changed three times. */
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
    refuseInterface(start, setting, texts.interfaceMissing({ interface: setting.value }));
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
    const message = mismatch
      ? texts.interfaceNotAddress({ interface: setting.value, host: listener.host ?? '' })
      : address.family === 'ipv6'
        ? texts.interfaceNoIpv6({ interface: setting.value })
        : texts.interfaceNoIpv4({ interface: setting.value });
    const fatal = mismatch ? start.isSince('2.0.16') : !start.isSince('2.0.9');
    if (fatal) {
      refuseInterface(start, setting, message);
      return;
    }
  }
  if (bound === 0) refuseInterface(start, setting, texts.interfaceNoAddress({ interface: setting.value }));
}

function refuseInterface(start: Start, setting: Setting<string>, message: Text): void {
  start.refuse(
    {
      code: 'interface-unusable',
      message,
      why: texts.interfaceRefused,
      help: texts.useInterface,
    },
    setting,
  );
}

function remarkInterface(start: Start, setting: Setting<string>): void {
  start.remark(
    {
      level: 'hint',
      code: 'interface-unusable',
      message: texts.interfaceUndecided({ interface: setting.value }),
      why: texts.interfaceRefused,
      help: texts.useInterface,
    },
    setting,
  );
}

/** Whether bind() accepts the address. */
function checkAddress(start: Start, listener: Listener, address: SocketAddress): boolean {
  const shown = listener.host ?? address.address;
  const scoped = isLinkLocal(address) && address.zone === undefined;
  const mapped = mappedIpv4(address);
  if ((scoped && listener.settings.setting(bindInterface) === undefined) || mapped !== undefined) {
    start.refuse(
      {
        code: 'address-unusable',
        message: texts.cannotListen({ address: shown }),
        why: mapped === undefined ? texts.linkLocal : texts.mappedIpv4,
        help:
          mapped === undefined
            ? texts.addInterface({ address: shown })
            : texts.writeIpv4({ address: mapped }),
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
      message: texts.notOwnAddress({ address: shown }),
      why: texts.notOwnAddressWhy,
      help: texts.useOwnAddress,
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
      message: texts.portForRoot({ port: listener.port }),
      why:
        user === undefined
          ? texts.startedAsUser
          : start.isSince('2.0')
            ? texts.rootGivenUp({ user })
            : texts.rootNotRegained({ user }),
      help: texts.useHighPort,
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

/** Reports that another listener already uses the address. */
export function refuseInUse(start: Start, listener: Listener, other: Listener): void {
  const { port } = listener;
  const byDefault = [listener, other].find(({ origin }) => origin === 'default');
  if (byDefault) {
    refuseDefault(start, byDefault, byDefault === listener ? other : listener);
    return;
  }
  start.refuse(
    {
      code: 'address-in-use',
      message: other.place
        ? texts.portInUse({ port, line: other.place.line })
        : texts.portInUseByDefault({ port }),
      why: texts.overlap,
      help: texts.changePort,
      ...(listener.place && other.place ? { related: other.place } : {}),
    },
    listener.place ?? other.place,
  );
}

/** The line to change is the one that opens the default listener, whichever of the two is opened first. */
function refuseDefault(start: Start, opened: Listener, { place: other }: Listener): void {
  const { port, settings } = opened;
  const common = start.configuration.settings;
  const asked = common.setting(bindAddress) ?? common.setting(portDirective);
  const place = asked?.place ?? opened.place ?? [...settings][0]?.place;
  start.refuse(
    {
      code: 'address-in-use',
      fromAbsence: true,
      message: texts.portOpenedTwice({ port, place: `${other?.file}:${other?.line}` }),
      why: asked ? texts.defaultListenerPort : texts.defaultListenerToo,
      help: asked ? withoutDefault(opened) : moveSettings(start, place),
      ...(other ? { related: other } : {}),
    },
    place ?? other,
  );
}

function withoutDefault({ port, host }: Listener): Text {
  return host === undefined
    ? texts.removeSecondPort({ port })
    : texts.writeAddressThere({ address: `${port} ${host}` });
}

function moveSettings({ configuration }: Start, from: Setting['place'] | undefined): Text {
  const hasListener = configuration.listeners.some(
    ({ origin, place }) => origin === 'listener' && place?.file === from?.file,
  );
  return hasListener ? texts.moveBelowListener : texts.moveToListener;
}
