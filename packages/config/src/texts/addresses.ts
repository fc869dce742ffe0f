import { textsOf } from '../text.js';

/** What is wrong with addresses and ports, as they are written. */
export const address = textsOf('address', {
  notPort: '`{word}` is not a port number.',
  portOutOfRange: 'Port {port} does not exist: ports go from 1 to 65535.',
  portFirst: 'In a `listener` line, the port comes first and then the address.',
  portRefused: 'The broker refuses to start because it cannot open this port.',
  writeListener: 'Write `listener PORT` for all addresses, or `listener PORT ADDRESS` for one address.',
  noUnixSockets: 'Unix sockets are not in {release}: the first release with them is 2.0.0.',
  portZeroRefused: 'The broker reads `0` as a port, which it cannot open, and refuses to start.',
  writePortNotSocket:
    'Write `listener PORT 127.0.0.1` for clients on this machine, or use release 2.0.0 or later.',
  socketPathMissing: '`listener 0` opens a Unix socket, but its path is missing.',
  socketPathRefused: 'The broker refuses to start because it does not know where to create the socket.',
  writeSocketPath: 'Write `listener 0 /path/to/socket`, or a port from 1 to 65535.',
  bridgeMisread: '`{word}` is read as host `{host}` and port {port}.',
  noScheme:
    'An address is a hostname or an IP address, and a port if it is not 1883. The broker starts, but the bridge looks for a host of that name and never connects.',
  writeWithoutScheme:
    'Write `{name} {address}`. A bridge uses TLS if `bridge_cafile` or another CA is set, whatever its address is.',
  portEmpty: 'The address `{word}` has no port after its last colon.',
  everyColonSeparates:
    'Up to 1.5.0 every colon separates parts of the address, so an IPv6 address is not possible.',
  writeNameOrIpv4: 'Write the hostname or the IPv4 address of the remote broker.',
  writeNameOrIpv4OrUpdate:
    'Write the hostname or the IPv4 address of the remote broker, or use release 1.5.1 or later.',
  lastColonSeparates: 'The broker reads what follows the last colon as the port, also in an IPv6 address.',
  addPort: 'Add the port: `{word}:1883`.',
  writePortOrNone: 'Write a port from 1 to 65535, or leave it out to use 1883.',
  bridgeUnresolved: '`{host}` does not resolve to an address.',
  bridgeTriesAgain: 'The broker starts anyway, and the bridge tries again.',
  checkName: 'Check the spelling of the hostname, and whether the name server knows it.',
  unresolved: '`{host}` does not resolve to an address.',
  resolvedWhileReading:
    'The broker resolves the name while it reads the line, and refuses to start if that fails.',
  writeOwnAddress: 'Write an address of this machine, or a name that resolves to one.',
});
