import { textsOf } from '../text.js';

/** What keeps a listener from opening its port. */
export const network = textsOf('network', {
  noIpv4: '`{host}` has no IPv4 address.',
  noIpv6: '`{host}` has no IPv6 address.',
  unresolved: '`{host}` does not resolve to an address.',
  noBrackets: 'Write the address without brackets: `listener {port} {address}`.',
  portApart: 'The port is the first word alone: write `listener {port} {address}`.',
  unresolvedRefused: 'The broker refuses to start if it finds no address to listen on.',
  oneSpace:
    'Write one space between the port and the address, and nothing after it: releases 1.4.9 to 1.5.5 read all that follows as the address.',
  useOwnAddress:
    "Write `localhost` or an address of the broker's machine, or remove the address to listen on all of them.",
  nameUndecided: "`{host}` may not resolve to an address of the broker's machine.",
  nameUndecidedWhy: 'The name could not be checked here. The broker refuses to start if it does not resolve.',
  useAddress: 'Write an address or `localhost`, which do not depend on a name server.',
  interfaceMissing: 'The network interface `{interface}` does not exist.',
  interfaceNotAddress: 'The network interface `{interface}` does not have the address `{host}`.',
  interfaceNoIpv4: 'The network interface `{interface}` has no IPv4 address.',
  interfaceNoIpv6: 'The network interface `{interface}` has no IPv6 address.',
  interfaceNoAddress: 'The network interface `{interface}` has no address for this listener.',
  interfaceRefused: 'The broker refuses to start if it cannot listen on this interface.',
  useInterface:
    "Write the name of an interface of the broker's machine (`ip address` lists them), or use an address in the `listener` line instead.",
  interfaceUndecided: "The broker's machine may not have the network interface `{interface}`.",
  cannotListen: 'The broker cannot listen on `{address}`.',
  linkLocal: 'A link-local address exists on every interface, and the line does not say which one to use.',
  addInterface: 'Add the name of the interface, such as `{address}%eth0`.',
  mappedIpv4:
    'IPv6 sockets of the broker accept only IPv6 connections, but this is an IPv4 address in IPv6 form.',
  writeIpv4: 'Write it as an IPv4 address: `{address}`.',
  notOwnAddress: "`{address}` is not an address of the broker's machine.",
  notOwnAddressWhy:
    'The address says where the broker listens, not which clients may connect. The broker refuses to start.',
  portForRoot: 'Only root can open port {port}.',
  startedAsUser: 'The broker is not started as root, so it refuses to start.',
  rootGivenUp:
    'From 2.0 the broker runs as the user `{user}` when it opens its ports, so it refuses to start.',
  rootNotRegained:
    'Up to 1.4.9 the broker keeps running as the user `{user}` if it cannot open its log file, so it refuses to start.',
  useHighPort:
    'Use port 1024 or higher, or give the broker the permission: `setcap CAP_NET_BIND_SERVICE=+ep /usr/sbin/mosquitto`.',
  portInUse: 'Port {port} is already in use by the listener in line {line}.',
  portInUseByDefault: 'Port {port} is already in use by the default listener.',
  portOpenedTwice: 'This line opens port {port}, which the `listener` line in {place} opens too.',
  defaultListenerToo:
    'Listener settings without a `listener` line above them in the same file make the broker open the default listener too. It refuses to start because both have this port.',
  defaultListenerPort:
    '`port` and `bind_address` open the default listener, in addition to those of `listener` lines. The broker refuses to start because both have this port.',
  overlap:
    'Two listeners cannot use the same port of the same address, and a listener without an address uses all of them. The broker refuses to start.',
  moveBelowListener: 'Move the settings above the first `listener` line below it.',
  moveToListener: 'Move the settings below the `listener` line that they are for, in the same file.',
  removeSecondPort: 'Remove the line: `listener {port}` is enough.',
  writeAddressThere: 'Remove the line, and write the address in the other one: `listener {address}`.',
  changePort: 'Change the port or the address of one listener, or remove it.',
  socketPathLong: 'The path of the socket has {length} bytes: `{path}`.',
  socketPathLongWhy: 'The system accepts at most {longest} bytes. The broker refuses to start.',
  socketFolderDenied: 'The broker cannot create the socket `{path}`.',
  socketRefused: 'The broker creates the socket as the user it runs as, and refuses to start if it cannot.',
  capathIgnored: '`capath` has no effect on a WebSockets listener.',
  capathIgnoredWhy: 'libwebsockets reads CA certificates only from the file of `cafile`.',
  useCafile: 'Put the certificates into one file, and write its path after `cafile`.',
  websocketsClosed: 'The WebSockets listener on port {port} does not open.',
  websocketsForRoot:
    'The user `{user}` cannot open this port. The broker starts anyway, but no client can connect.',
  websocketsForRootUnknown:
    "The broker's user cannot open this port. The broker starts anyway, but no client can connect.",
  websocketsAddress:
    'libwebsockets accepts only addresses and network interfaces of this machine, and `{host}` is neither. The broker starts anyway, but no client can connect.',
  websocketsEverywhere:
    'The WebSockets listener on port {port} is open on all addresses, not only on {host}.',
  websocketsEverywhereWhy:
    'The usual build of libwebsockets opens an IPv6 socket, which has no IPv4 address, and so listens on all addresses. Clients of other machines can connect.',
  websocketsOnlyIpv4Why:
    'With IPv4 only, libwebsockets ignores an IPv6 address and listens on all addresses. Clients of other machines can connect.',
  useSocketDomain: 'Add `socket_domain ipv4` below the `listener` line.',
  useFirewall: 'Close the port with a firewall, or update to 1.5.5 or later and add `socket_domain ipv4`.',
  useFamilyOfAddress: 'Write an IPv4 address, or remove `socket_domain ipv4`.',
  useHighPortOnly: 'Use port 1024 or higher.',
  useOwnOrNoAddress: "Write an address of the broker's machine, or remove it to listen on all addresses.",
});
