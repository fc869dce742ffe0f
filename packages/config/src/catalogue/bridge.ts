import { boolean } from '../kinds/boolean.js';
import { bridgeAddresses } from '../kinds/bridge-address.js';
import { bridgeName } from '../kinds/bridge-name.js';
import { bridgeTopic } from '../kinds/bridge-topic.js';
import { choice } from '../kinds/choice.js';
import { integer } from '../kinds/integer.js';
import { text } from '../kinds/text.js';
import { changed } from '../release.js';
import { type Directive, directive, listDirective } from './directive.js';
import { notConnected, ofBridge } from './embedded-bridges.js';

export const connection = listDirective({
  name: 'connection',
  group: 'bridge',
  scope: 'broker',
  kind: bridgeName,
  default: [],
  repeat: 'add',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: {
    unsupported: notConnected,
    describe: (name) => `The bridge \`${name}\` is not connected.`,
  },
  summary: 'Begins a bridge to another broker',
  description:
    'One word, the bridge’s name, different for each bridge. The bridge directives below it in the same ' +
    'file belong to it; it needs at least an `address` and a `topic`. The name is part of the client id ' +
    'by which the other broker knows this one: two machines with the same host name and bridge name throw ' +
    'each other out. Until 2.0 bridges change only with a restart. From 2.1 a reload adds and removes ' +
    'bridges, and changes existing ones as `bridge_reload_type` says.',
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
  embedded: ofBridge,
  summary: 'The broker that the bridge connects to',
  description:
    '`HOST[:PORT]`, 1883 if no port is given. Several, separated by spaces, are tried in turn; see ' +
    '`round_robin`. An IPv6 address needs its port, as whatever follows the last colon is read as one, ' +
    'and cannot be written at all before 1.5.1. Port 8883 alone does not encrypt: that takes ' +
    '`bridge_cafile`, `bridge_capath`, `bridge_tls_use_os_certs` or a key. A name that does not resolve ' +
    'only produces a warning; the bridge keeps trying.',
});

export const roundRobin = directive({
  name: 'round_robin',
  group: 'bridge',
  scope: 'bridge',
  kind: boolean,
  default: false,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'Treats several addresses as equals',
  description:
    'With `false`, the default, the first address is the main one: connected to another, the bridge keeps ' +
    'looking whether the first is back, and returns to it. With `true`, it stays with the address that ' +
    'works and moves on to the next one only when the connection is lost. With a single address it ' +
    'changes nothing.',
});

export const topic = listDirective({
  name: 'topic',
  group: 'bridge',
  scope: 'bridge',
  kind: bridgeTopic,
  default: [],
  repeat: 'add',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'Which topics cross the bridge, and in which direction',
  description:
    '`topic PATTERN [out|in|both [QOS [LOCAL-PREFIX REMOTE-PREFIX]]]`. `out`, the default, sends to the ' +
    'other broker, `in` fetches from it; the QoS is 0 unless given. Prefixes need all words before them: ' +
    'without the QoS they end up in its place. Write `""` for an empty prefix, and end others with a ' +
    'slash. The remote name of a topic is the remote prefix and the pattern, the local one the local ' +
    'prefix and the pattern. `both` on overlapping patterns, or on both brokers, can send messages round ' +
    'for ever. Topics with blanks need quotation marks and 2.1.',
});

export const startType = directive({
  name: 'start_type',
  group: 'bridge',
  scope: 'bridge',
  kind: choice({
    choices: [
      { word: 'automatic', summary: 'Connect at once and whenever the connection is lost' },
      { word: 'lazy', summary: 'Connect when enough messages wait' },
      { word: 'once', summary: 'Connect at the start and not again' },
    ],
    refused: { manual: 'A bridge cannot be started by hand: no release ever could.' },
  }),
  default: 'automatic',
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'When the bridge connects',
  description:
    '`automatic`, the default, keeps the connection up; `lazy` connects when enough messages wait, for ' +
    'links that cost money; `once` does not reconnect. With `lazy` nothing comes in while the bridge is ' +
    'down: it suits outgoing topics only. See `threshold` and `idle_timeout`.',
});

export const idleTimeout = directive({
  name: 'idle_timeout',
  group: 'bridge',
  scope: 'bridge',
  kind: integer({ unit: 'seconds', limits: { min: 1, below: { becomes: 1, said: true } } }),
  default: 60,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'Seconds without traffic after which a lazy bridge disconnects',
  description:
    'Only with `start_type lazy`. 60 by default; numbers below 1 become 1. The keepalive time is added ' +
    'before the connection is really closed.',
});

export const threshold = directive({
  name: 'threshold',
  group: 'bridge',
  scope: 'bridge',
  kind: integer({ unit: 'messages', limits: { min: 1, below: { becomes: 1, said: true } } }),
  default: 10,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'Messages that must wait before a lazy bridge connects',
  description:
    'Only with `start_type lazy`. 10 by default; numbers below 1 become 1. Keep it below ' +
    '`max_queued_messages`, else messages are dropped before the bridge ever connects. QoS 0 messages do ' +
    'not wait unless `queue_qos0_messages` is `true`.',
});

export const notifications = directive({
  name: 'notifications',
  group: 'bridge',
  scope: 'bridge',
  kind: boolean,
  default: true,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'Publishes whether the bridge is connected',
  description:
    'With `true`, the default, a retained `1` or `0` is published on both brokers under ' +
    '`$SYS/broker/connection/CLIENT-ID/state`, or under `notification_topic`. On the other broker this ' +
    'takes a will with the retain flag: brokers that do not allow either, such as those of some clouds, ' +
    'refuse the connection. Then set `false`, or choose another topic.',
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
  embedded: ofBridge,
  summary: 'Announces the bridge’s state on this broker alone',
  description:
    'With `true`, the bridge no longer tells the other broker when it connects. `false` by default. The ' +
    'connection still carries a will for the state topic, so a broker that allows no wills or no `$SYS` ' +
    'topics refuses it all the same: there, set `notifications false` or choose a `notification_topic`.',
});

export const notificationTopic = directive({
  name: 'notification_topic',
  group: 'bridge',
  scope: 'bridge',
  kind: text({ role: 'topic', expects: 'a topic' }),
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'Topic for the bridge’s state',
  description:
    'Replaces `$SYS/broker/connection/CLIENT-ID/state`, which other brokers’ ACLs often forbid. The ' +
    'messages are `1` and `0`, retained. Both sides use it, so make it unique for each bridge.',
});

export const bridgeReloadType = directive({
  name: 'bridge_reload_type',
  group: 'bridge',
  scope: 'bridge',
  kind: choice({
    choices: [
      { word: 'lazy', summary: 'Take new settings with the next connection' },
      { word: 'immediate', summary: 'Connect afresh at each reload' },
    ],
  }),
  first: '2.1.0',
  default: 'lazy',
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'When a reload changes a bridge that is running',
  description:
    '`lazy`, the default, waits until the connection ends by itself; `immediate` closes it and connects ' +
    'with the new settings, whether they changed or not. New bridges start and removed ones stop at once ' +
    'in either case.',
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
