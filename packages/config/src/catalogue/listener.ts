import { choice } from '../kinds/choice.js';
import { integer } from '../kinds/integer.js';
import { listenerAddress } from '../kinds/listener-address.js';
import { usualPorts } from '../kinds/ports.js';
import { text } from '../kinds/text.js';
import { changed } from '../release.js';
import { type Directive, directive, listDirective } from './directive.js';

export const listener = listDirective({
  name: 'listener',
  group: 'listener',
  scope: 'broker',
  kind: listenerAddress,
  default: [],
  repeat: 'add',
  reload: 'ignored',
  embedded: 'executed',
  example: ['listener 1883 192.168.1.10', 'password_file /etc/mosquitto/passwd'],
  visible: 'Clients connect to this port.',
  summary: 'Opens a port for clients',
  description:
    '`listener PORT [ADDRESS]` opens the port on all addresses or on the given address; from 2.0 ' +
    '`listener 0 PATH` opens a Unix socket. The listener directives below it in the same file belong to ' +
    'it. Without any listener, 2.0 and later accept connections only from this machine. With a ' +
    'listener, they need a setting that says who may connect: a password file, a plugin, or ' +
    '`allow_anonymous true`. The usual port is 1883, and 8883 with TLS; the port number does not enable ' +
    'encryption. A reload cannot add or remove listeners, and stops at a listener that is new.',
});

export const port = directive({
  name: 'port',
  group: 'listener',
  scope: 'broker',
  kind: integer({ limits: { min: 1, max: 65535 }, choices: usualPorts }),
  default: undefined,
  repeat: 'replace',
  reload: 'ignored',
  embedded: 'executed',
  deprecated: { since: '2.0.0', replacements: () => [listener] },
  announced: [{ what: 'removed', release: '3.0', since: '2.1.0', source: 'src/conf.c, OPTION_DEPRECATED' }],
  example: ['port 1883'],
  visible: 'Clients connect to this port.',
  summary: 'Opens the default listener on this port',
  description:
    'An older way to open a single port. Deprecated since 2.0: use `listener PORT`. Together with a ' +
    '`listener` line it opens a second port. From 2.0 it ends local only mode. A change needs a ' +
    'restart.',
});

export const bindAddress = directive({
  name: 'bind_address',
  group: 'listener',
  scope: 'broker',
  kind: text({ role: 'host', expects: 'an address or a name' }),
  default: undefined,
  repeat: 'refuse',
  reload: 'ignored',
  embedded: 'executed',
  deprecated: { since: '2.0.0', replacements: () => [listener] },
  announced: [{ what: 'removed', release: '3.0', since: '2.1.0', source: 'src/conf.c, OPTION_DEPRECATED' }],
  example: ['port 1883', 'bind_address 192.168.1.10'],
  visible: 'Clients connect to this address, and to no other.',
  summary: 'Opens the default listener only on this address',
  description:
    'Restricts the default listener to one address or hostname; the broker does not start if a name ' +
    'does not resolve. Deprecated since 2.0: use `listener PORT ADDRESS`. Without `port` it opens port ' +
    '1883 on the address, and from 2.0 it ends local only mode. A change needs a restart.',
});

export const bindInterface = directive({
  name: 'bind_interface',
  group: 'listener',
  scope: 'listener',
  kind: text({ role: 'interface', expects: 'the name of a network interface' }),
  first: '1.6.0',
  default: undefined,
  repeat: 'refuse',
  withoutListener: 'default',
  opensDefault: changed(false, ['1.6.9', true]),
  reload: 'ignored',
  embedded: 'executed',
  platform: 'linux',
  example: ['listener 1883', 'bind_interface eth0'],
  visible: 'Clients connect to the address of this interface, and to no other.',
  summary: 'Restricts the listener to a network interface',
  description:
    'The name of an interface, such as `eth0`, that connections must use. This is useful if addresses ' +
    'change. If the `listener` line has an address, the interface must have this address. Only for ' +
    'Linux; on other systems the broker does not start. Without root, the broker may lack the ' +
    'permission to bind to an interface.',
});

export const protocol = directive({
  name: 'protocol',
  group: 'listener',
  scope: 'listener',
  kind: choice({
    choices: [
      { word: 'mqtt', summary: 'MQTT over TCP or a Unix socket' },
      { word: 'websockets', summary: 'MQTT over WebSockets, for browsers' },
      { word: 'http_api', summary: 'The HTTP API of the broker', first: '2.1.0' },
    ],
    empty: changed('ignored', ['2.1', 'refused']),
  }),
  default: 'mqtt',
  repeat: 'replace',
  withoutListener: 'default',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: ['listener 9001', 'protocol websockets'],
  visible: 'A WebSockets client connects.',
  summary: 'Protocol of the listener: MQTT, WebSockets or HTTP',
  description:
    'The default is `mqtt`. Browsers need a separate listener with `websockets`, usually on port 9001 ' +
    'or 8083, which other clients cannot use. `websockets` needs a broker that is built with it. ' +
    '`http_api` (from 2.1) provides the HTTP interface, which the usual build also opens on 127.0.0.1, port 9883, ' +
    'if there is no listener at all. TLS directives work with all of them.',
});

export const socketDomain = directive({
  name: 'socket_domain',
  group: 'listener',
  scope: 'listener',
  kind: choice({
    choices: [
      { word: 'ipv4', summary: 'Only IPv4' },
      { word: 'ipv6', summary: 'Only IPv6' },
    ],
  }),
  first: '1.5.5',
  default: undefined,
  repeat: 'replace',
  withoutListener: 'default',
  reload: 'ignored',
  embedded: 'executed',
  example: ['listener 1883', 'socket_domain ipv4'],
  visible: 'Clients connect with IPv4 only.',
  summary: 'Restricts the listener to IPv4 or IPv6',
  description:
    'By default a listener opens an IPv4 and an IPv6 socket, if the machine supports both. Use the ' +
    'directive if one of them fails with “address not available” or should not be reachable. It has no ' +
    'effect on Unix sockets. A change needs a restart.',
});

export const listenerDirectives: readonly Directive[] = [
  listener,
  port,
  bindAddress,
  bindInterface,
  protocol,
  socketDomain,
];
