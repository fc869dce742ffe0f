import { boolean } from '../kinds/boolean.js';
import { bridgeAddresses } from '../kinds/bridge-address.js';
import { bridgeName } from '../kinds/bridge-name.js';
import { bridgeTopic } from '../kinds/bridge-topic.js';
import { choice } from '../kinds/choice.js';
import { integer } from '../kinds/integer.js';
import { text } from '../kinds/text.js';
import { changed } from '../release.js';
import { value as texts } from '../texts/values.js';
import { type Directive, directive, listDirective } from './directive.js';
import type { EmbeddedSupport } from './embedded.js';

export const connection = listDirective({
  name: 'connection',
  group: 'bridge',
  scope: 'broker',
  kind: bridgeName,
  default: [],
  repeat: 'add',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: ['connection office', 'address broker.example.org', 'topic sensors/# out 1'],
  visible: 'The other broker sees a connection.',
  summary: 'Begins a bridge to another broker',
  description:
    'The name of the bridge: one word, different for each bridge. The bridge directives below it in the ' +
    'same file belong to it; a bridge needs at least an `address` and a `topic`. The name is part of ' +
    'the client id that the bridge uses on the other broker. If two machines have the same hostname ' +
    'and the same bridge name, both bridges keep disconnecting each other. Up to 2.0, changes to ' +
    'bridges need a restart. From 2.1, a reload adds and removes bridges, and `bridge_reload_type` says ' +
    'when it changes existing ones.',
});

export const address = directive({
  name: 'address',
  aliases: ['addresses'],
  group: 'bridge',
  scope: 'bridge',
  kind: bridgeAddresses,
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: ['connection office', 'address broker.example.org:1883', 'topic sensors/# out 1'],
  visible: 'The broker at this address sees the connection.',
  summary: 'Address of the broker that the bridge connects to',
  description:
    '`HOST[:PORT]`; without a port, 1883. The bridge tries several addresses, separated by spaces, in ' +
    'turn; see `round_robin`. An IPv6 address needs a port, because the broker takes everything after ' +
    'the last colon as the port; before 1.5.1 IPv6 addresses are not possible. Port 8883 alone does not ' +
    'enable TLS: the bridge also needs `bridge_cafile`, `bridge_capath`, `bridge_tls_use_os_certs` or a ' +
    'pre-shared key. A name that does not resolve causes only a warning, and the bridge tries again.',
});

export const roundRobin = directive({
  name: 'round_robin',
  group: 'bridge',
  scope: 'bridge',
  kind: boolean,
  default: false,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address one.example.org two.example.org',
    'topic sensors/# out 1',
    'round_robin true',
  ],
  visible: 'After a lost connection, the bridge connects to the next address.',
  summary: 'Whether the bridge treats several addresses as equal',
  description:
    'With `false`, the default, the first address is the preferred one: while the bridge is connected ' +
    'to another address, it checks whether the first is available again, and returns to it. With ' +
    '`true`, it stays connected to the current address and changes to the next one only when the ' +
    'connection is lost. With a single address it has no effect.',
});

export const topic = listDirective({
  name: 'topic',
  group: 'bridge',
  scope: 'bridge',
  kind: bridgeTopic,
  default: [],
  repeat: 'add',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1 home/ branch1/',
    'topic commands/# in 1',
  ],
  visible: 'The other broker gets these subscriptions and messages.',
  summary: 'Topics that cross the bridge, and their direction',
  description:
    '`topic PATTERN [out|in|both [QOS [LOCAL-PREFIX REMOTE-PREFIX]]]`. `out`, the default, sends ' +
    'messages to the other broker; `in` receives messages from it. The default QoS is 0. Prefixes need ' +
    'all words before them: if you leave out the QoS, the broker reads the prefix as QoS. Write `""` ' +
    'for an empty prefix, and end other prefixes with a slash. The pattern follows the local prefix on ' +
    'this broker and the remote prefix on the other broker. `both` on overlapping patterns or on both ' +
    'brokers can cause endless loops. Topics with spaces need quotation marks, which only 2.1 supports.',
});

export const startType = directive({
  name: 'start_type',
  group: 'bridge',
  scope: 'bridge',
  kind: choice({
    choices: [
      { word: 'automatic', summary: 'Connect at start and again when the connection is lost' },
      { word: 'lazy', summary: 'Connect when enough messages are waiting' },
      { word: 'once', summary: 'Connect at start and not again' },
    ],
    refused: new Map([['manual', { message: texts.startTypeManual, why: texts.startTypeKnown }]]),
  }),
  default: 'automatic',
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: ['connection office', 'address broker.example.org', 'topic sensors/# out 1', 'start_type lazy'],
  visible: 'A lazy bridge does not connect again before there are messages.',
  summary: 'When the bridge connects',
  description:
    '`automatic`, the default, keeps the bridge connected. `lazy` connects at the start and, after the ' +
    'connection has ended, when enough messages are waiting. `once` does not reconnect. A `lazy` bridge ' +
    'receives nothing while it is not connected, so use it only for outgoing topics. See `threshold` and ' +
    '`idle_timeout`.',
});

export const idleTimeout = directive({
  name: 'idle_timeout',
  group: 'bridge',
  scope: 'bridge',
  kind: integer({ unit: 'seconds', limits: { min: 1, below: { becomes: 1, said: true } } }),
  default: 60,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: changed<EmbeddedSupport<number>>('executed', ['1.4.9', 'not-applicable']),
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'start_type lazy',
    'idle_timeout 120',
  ],
  visible: 'The other broker sees the connection end.',
  summary: 'Seconds without traffic after which a lazy bridge disconnects, up to 1.4.8',
  description:
    'It has an effect only with `start_type lazy`, and only up to 1.4.8: the bridge disconnects when it ' +
    'has sent nothing for this time. From 1.4.9, the pings of the bridge itself count as traffic, so a ' +
    'lazy bridge stays connected until the other broker ends the connection. The default is 60; numbers ' +
    'below 1 become 1.',
});

export const threshold = directive({
  name: 'threshold',
  group: 'bridge',
  scope: 'bridge',
  kind: integer({ unit: 'messages', limits: { min: 1, below: { becomes: 1, said: true } } }),
  default: 10,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'start_type lazy',
    'threshold 50',
  ],
  visible: 'A lazy bridge connects again when this many messages wait.',
  summary: 'Number of waiting messages at which a lazy bridge connects',
  description:
    'It has an effect only with `start_type lazy`. The default is 10; numbers below 1 become 1. Use a ' +
    'number below `max_queued_messages`; otherwise the broker drops messages before the bridge ' +
    'connects. QoS 0 messages wait only if `queue_qos0_messages` is `true`.',
});

export const notifications = directive({
  name: 'notifications',
  group: 'bridge',
  scope: 'bridge',
  kind: boolean,
  default: true,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'notifications false',
  ],
  visible: 'The other broker gets the state of the bridge, and its will.',
  summary: 'Whether the bridge publishes its connection state',
  description:
    'With `true`, the default, the bridge publishes a retained `1` or `0` on both brokers under ' +
    '`$SYS/broker/connection/CLIENT-ID/state`, or under `notification_topic`. On the other broker this ' +
    'needs a retained will. Brokers that do not allow this, such as those of some cloud services, ' +
    'refuse the connection; then set `false` or choose another topic.',
});

export const notificationsLocalOnly = directive({
  name: 'notifications_local_only',
  group: 'bridge',
  scope: 'bridge',
  kind: boolean,
  first: '1.5.0',
  default: false,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'notifications_local_only true',
  ],
  visible: 'Clients of this broker see the state of the bridge, the other broker does not.',
  summary: 'Publishes the state of the bridge only on this broker',
  description:
    'With `true`, the other broker gets neither a message when the bridge connects nor a will for when ' +
    'it disconnects, so brokers that do not allow these accept the bridge. The default is `false`. Up to ' +
    '1.6, this broker then publishes only that the bridge is connected, and not that it disconnects.',
});

export const notificationTopic = directive({
  name: 'notification_topic',
  group: 'bridge',
  scope: 'bridge',
  kind: text({ role: 'topic', expects: 'a topic' }),
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'notification_topic bridges/office',
  ],
  visible: 'The state of the bridge arrives on this topic.',
  summary: 'Topic for the connection state of the bridge',
  description:
    'It replaces `$SYS/broker/connection/CLIENT-ID/state`, which the ACL of other brokers often denies. ' +
    'The messages are `1` and `0`, retained. Both brokers use the topic, so use a different one for ' +
    'each bridge.',
});

export const bridgeReloadType = directive({
  name: 'bridge_reload_type',
  group: 'bridge',
  scope: 'bridge',
  kind: choice({
    choices: [
      { word: 'lazy', summary: 'Use new settings with the next connection' },
      { word: 'immediate', summary: 'Connect again at each reload' },
    ],
  }),
  first: '2.1.0',
  default: 'lazy',
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'bridge_reload_type immediate',
  ],
  visible: 'The other broker sees a new connection after a reload, or none.',
  summary: 'When a reload changes a running bridge',
  description:
    'With `lazy`, the default, new settings apply the next time the bridge connects. With `immediate`, ' +
    'each reload closes the connection and opens it with the current settings, whether they changed or ' +
    'not. In both cases, new bridges start and removed bridges stop immediately.',
});

/** What a bridge connects, when, and what it announces. */
export const bridgeDirectives: readonly Directive[] = [
  connection,
  address,
  roundRobin,
  topic,
  startType,
  idleTimeout,
  threshold,
  notifications,
  notificationsLocalOnly,
  notificationTopic,
  bridgeReloadType,
];
