import { boolean } from '../kinds/boolean.js';
import { choice } from '../kinds/choice.js';
import { integer, type Limits } from '../kinds/integer.js';
import { listenerAddress } from '../kinds/listener-address.js';
import { usualPorts } from '../kinds/ports.js';
import { protocolVersions } from '../kinds/protocol-versions.js';
import { text } from '../kinds/text.js';
import { topicPrefix } from '../kinds/topic-prefix.js';
import { changed } from '../release.js';
import { type Directive, directive, listDirective, type Reload } from './directive.js';

export const listener = listDirective({
  name: 'listener',
  group: 'listener',
  scope: 'broker',
  kind: listenerAddress,
  default: [],
  repeat: 'add',
  reload: 'ignored',
  embedded: 'executed',
  summary: 'Opens a port for clients',
  description:
    '`listener PORT [ADDRESS]` opens the port on all addresses or on the one named; from 2.0 `listener 0 ' +
    'PATH` opens a Unix socket. The listener directives below it in the same file belong to it. Without ' +
    'any listener, 2.0 and later accept connections from this machine alone. With one, they expect you to ' +
    'say who may log in: a password file, a plugin, or `allow_anonymous true`. 1883 is the usual port, ' +
    '8883 with TLS; the port alone encrypts nothing. A reload can neither add nor remove listeners, and ' +
    'stops reading at one it does not know.',
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
  deprecated: { since: '2.0.0', replacement: () => listener },
  summary: 'Opens the default listener on this port',
  description:
    'An older way to open one port, 1883 where it is left out. Deprecated since 2.0: write `listener ' +
    'PORT`. Beside a `listener` line it opens a second port. From 2.0 it also ends local-only mode. A ' +
    'change takes a restart.',
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
  deprecated: { since: '2.0.0', replacement: () => listener },
  summary: 'Opens the default listener on this address alone',
  description:
    'Restricts the listener opened by `port` to one address or host name; a name that does not resolve ' +
    'stops the broker. Deprecated since 2.0: write `listener PORT ADDRESS`. On its own it opens port 1883 ' +
    'on that address, and from 2.0 ends local-only mode. A change takes a restart.',
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
  summary: 'Restricts the listener to a network interface',
  description:
    'The name of an interface, such as `eth0`, by which connections must come in. Useful where addresses ' +
    'change. Together with an address on the `listener` line, the interface must have that address. Linux ' +
    'only; elsewhere it stops the broker. The right to bind to interfaces may be missing unless the ' +
    'broker is started as root.',
});

export const protocol = directive({
  name: 'protocol',
  group: 'listener',
  scope: 'listener',
  kind: choice({
    choices: [
      { word: 'mqtt', summary: 'MQTT over TCP or a Unix socket' },
      { word: 'websockets', summary: 'MQTT over WebSockets, for browsers' },
      { word: 'http_api', summary: 'The HTTP interface of the broker', first: '2.1.0' },
    ],
    empty: changed('ignored', ['2.1', 'refused']),
  }),
  default: 'mqtt',
  repeat: 'replace',
  withoutListener: 'default',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: {
    unsupported: { what: 'The HTTP API is not available.', instead: 'Its listener is not opened.' },
    concerns: (value) => value === 'http_api',
  },
  summary: 'What the listener speaks: MQTT, WebSockets or HTTP',
  description:
    '`mqtt` by default. Browsers need a listener of their own with `websockets`, usually on port 9001 or ' +
    '8083; other clients cannot use that one. `websockets` needs a broker built with it, and `http_api` ' +
    '(from 2.1) serves the HTTP interface. TLS directives work for each of them.',
});

export const socketDomain = directive({
  name: 'socket_domain',
  group: 'listener',
  scope: 'listener',
  kind: choice({
    choices: [
      { word: 'ipv4', summary: 'IPv4 alone' },
      { word: 'ipv6', summary: 'IPv6 alone' },
    ],
  }),
  first: '1.5.5',
  default: undefined,
  repeat: 'replace',
  withoutListener: 'default',
  reload: 'ignored',
  embedded: 'executed',
  summary: 'Restricts the listener to IPv4 or IPv6',
  description:
    'By default a listener opens sockets of both kinds, where the machine has them. Use it where one of ' +
    'the two fails with “address not available”, or must not be reachable. It has no effect on Unix ' +
    'sockets. A change takes a restart.',
});

export const maxConnections = directive({
  name: 'max_connections',
  group: 'listener',
  scope: 'listener',
  kind: integer({
    unit: 'connections',
    limits: { min: 0, below: { becomes: -1 } },
    empty: changed('ignored', ['2.1', 'refused']),
    special: { '-1': 'no limit' },
  }),
  default: -1,
  repeat: 'replace',
  withoutListener: 'default',
  reload: changed<Reload>('ignored', ['2.0', 'reset'], ['2.1', 'applied']),
  embedded: 'executed',
  summary: 'Most connections on this listener at a time',
  description:
    'Further ones are closed at once. `-1`, the default, and `0` set no limit. The operating system’s ' +
    'limit of open files may be lower. From 2.1, `global_max_connections` counts all listeners together. ' +
    'In 2.0 a reload does not take a change and lifts the limit until the next restart; 2.1 applies it.',
});

export const maxQos = directive({
  name: 'max_qos',
  aliases: ['maximum_qos'],
  aliasReleases: { max_qos: { first: '2.0.0' } },
  group: 'listener',
  scope: 'listener',
  kind: integer<0 | 1 | 2>({ limits: { min: 0, max: 2 } }),
  first: '1.6.0',
  default: 2,
  repeat: 'replace',
  withoutListener: 'default',
  reload: changed<Reload>('reset', ['2.1', 'applied']),
  embedded: 'executed',
  summary: 'Highest QoS on this listener',
  description:
    '0, 1 or 2, the default. MQTT 5 clients learn it when they connect, older ones cannot; publishing ' +
    'above it ends the connection. In 1.6 the name is `maximum_qos`, which still works. In 1.6 and 2.0 a ' +
    'reload resets it to 2 until the next restart; 2.1 applies a change to new connections.',
});

export const maxTopicAlias = directive({
  name: 'max_topic_alias',
  group: 'listener',
  scope: 'listener',
  kind: integer({
    limits: changed<Limits>({}, ['2.0', { min: 0, max: 65535 }]),
    empty: changed('ignored', ['2.0', 'refused']),
  }),
  first: '1.6.0',
  default: 10,
  repeat: 'replace',
  withoutListener: changed('default', ['2.1', 'refuse']),
  opensDefault: false,
  reload: changed<Reload>('reset', ['2.1', 'applied']),
  embedded: 'executed',
  summary: 'Topic aliases a client may use towards the broker',
  description:
    'MQTT 5 clients may replace topics by numbers up to this one. 10 by default, `0` forbids aliases. ' +
    'Each costs memory per connection. 2.1 wants a `listener` line above it. In 1.6 and 2.0 a reload ' +
    'resets it to 10 until the next restart.',
});

export const maxTopicAliasBroker = directive({
  name: 'max_topic_alias_broker',
  group: 'listener',
  scope: 'listener',
  kind: integer({ limits: { min: 0, max: 65535 } }),
  first: '2.1.0',
  default: changed(0, ['2.1', 10]),
  repeat: 'replace',
  withoutListener: 'refuse',
  reload: 'applied',
  embedded: 'executed',
  summary: 'Topic aliases the broker uses towards a client',
  description:
    'The broker replaces topics by numbers for MQTT 5 clients up to this many, or fewer if the client ' +
    'asks for fewer. 10 by default, `0` uses none. Change it if a client handles aliases wrongly.',
});

export const mountPoint = directive({
  name: 'mount_point',
  group: 'listener',
  scope: 'listener',
  kind: topicPrefix,
  default: undefined,
  repeat: changed('refuse', ['2.1', 'replace']),
  withoutListener: changed('refuse-first', ['2.1', 'refuse']),
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  summary: 'Prefix for all topics of this listener’s clients',
  description:
    'The text is put in front of every topic that clients of this listener publish or subscribe to, and ' +
    'taken off again on delivery, so they only see their part of the topic tree. End it with a slash, ' +
    'such as `tenant1/`, and use no wildcards. ACLs see the topics with the prefix. It never belongs to ' +
    'the default listener: put it below a `listener` line. 2.1 applies a change on reload, but existing ' +
    'subscriptions keep the old prefix.',
});

export const useUsernameAsClientid = directive({
  name: 'use_username_as_clientid',
  group: 'listener',
  scope: 'listener',
  kind: boolean,
  default: false,
  repeat: 'replace',
  withoutListener: 'default',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  summary: 'Replaces the client id by the user name',
  description:
    'Two connections with the same user name then count as the same client, and the newer ends the older. ' +
    'It keeps clients from taking over others’ sessions by their id. Clients without a user name are ' +
    'refused. `false` by default. Do not use it where several devices share a login: they would throw ' +
    'each other out for ever.',
});

export const acceptProtocolVersions = directive({
  name: 'accept_protocol_versions',
  group: 'listener',
  scope: 'listener',
  kind: protocolVersions,
  first: '2.1.0',
  default: undefined,
  repeat: 'replace',
  withoutListener: 'refuse-default',
  reload: 'applied',
  embedded: 'executed',
  summary: 'Which MQTT versions the listener accepts',
  description:
    'Any of `3` (MQTT 3.1), `4` (3.1.1) and `5`, separated by commas or spaces. By default all of them ' +
    'are accepted. Other words, such as `3.1.1`, are passed over without a message; if no number is left, ' +
    'no client can connect. It needs a `listener` line above.',
});

export const listenerDirectives: readonly Directive[] = [
  listener,
  port,
  bindAddress,
  bindInterface,
  protocol,
  socketDomain,
  maxConnections,
  maxQos,
  maxTopicAlias,
  maxTopicAliasBroker,
  mountPoint,
  useUsernameAsClientid,
  acceptProtocolVersions,
];
