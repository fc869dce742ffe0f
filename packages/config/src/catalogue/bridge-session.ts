import { boolean } from '../kinds/boolean.js';
import { choice } from '../kinds/choice.js';
import { integer } from '../kinds/integer.js';
import { changed } from '../release.js';
import { type Directive, directive } from './directive.js';

export const cleansession = directive({
  name: 'cleansession',
  group: 'bridge',
  scope: 'bridge',
  kind: boolean,
  default: false,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: ['connection office', 'address broker.example.org', 'topic sensors/# out 1', 'cleansession true'],
  visible: 'The CONNECT of the bridge has Clean Session.',
  summary: 'Whether the bridge’s session ends with its connection',
  description:
    'With `false`, the default, both brokers keep the session while the bridge is disconnected: the ' +
    'other broker keeps its subscriptions and queues QoS 1 and 2 messages, and this broker queues ' +
    'outgoing messages. With `true`, messages are lost on both sides in that time, unless ' +
    '`local_cleansession` sets something else for this broker. Some cloud services refuse `false`.',
});

export const localCleansession = directive({
  name: 'local_cleansession',
  group: 'bridge',
  scope: 'bridge',
  kind: boolean,
  first: '2.0.0',
  default: undefined,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'cleansession true',
    'local_cleansession false',
  ],
  visible: 'Messages of a time without connection do not reach the other broker.',
  summary: '`cleansession` for this broker only',
  description:
    'With `false`, this broker queues outgoing messages while the bridge is disconnected; with `true`, ' +
    'it drops them. The default is the value of `cleansession`. Use `false` with `cleansession true` if ' +
    'only the other broker should not keep the session.',
});

export const bridgeSessionExpiryInterval = directive({
  name: 'bridge_session_expiry_interval',
  group: 'bridge',
  scope: 'bridge',
  kind: integer({ unit: 'seconds', limits: { min: 0 } }),
  first: '2.1.0',
  default: 0,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'bridge_protocol_version mqttv50',
    'bridge_session_expiry_interval 3600',
  ],
  visible: 'The CONNECT of the bridge has Session Expiry Interval.',
  summary: 'Seconds that the other broker keeps the bridge’s session',
  description:
    'With `bridge_protocol_version mqttv50`, the other broker keeps subscriptions and messages for this ' +
    'time after the connection is lost. With `0`, the default, the session ends immediately, even with ' +
    '`cleansession false`: use another value if messages must survive an interruption.',
});

export const bridgeProtocolVersion = directive({
  name: 'bridge_protocol_version',
  group: 'bridge',
  scope: 'bridge',
  kind: choice({
    choices: [
      { word: 'mqttv31', summary: 'MQTT 3.1' },
      { word: 'mqttv311', summary: 'MQTT 3.1.1' },
      { word: 'mqttv50', summary: 'MQTT 5', first: '2.0.0' },
    ],
    wholeLine: changed(false, ['1.4.9', true]),
  }),
  default: changed('mqttv31', ['1.5', 'mqttv311']),
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'bridge_protocol_version mqttv50',
  ],
  visible: 'The CONNECT of the bridge has this version.',
  summary: 'MQTT version that the bridge uses',
  description:
    '`mqttv31`, `mqttv311`, or from 2.0 `mqttv50`; both brokers must support it. The default is ' +
    '`mqttv31` up to 1.4 and `mqttv311` from 1.5. MQTT 5 preserves retain flags and prevents loops, and ' +
    'several `bridge_` limits work only with it. Spaces at the end of the line are an error.',
});

export const tryPrivate = directive({
  name: 'try_private',
  group: 'bridge',
  scope: 'bridge',
  kind: boolean,
  default: true,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: ['connection office', 'address broker.example.org', 'topic sensors/# out 1', 'try_private false'],
  visible: 'The CONNECT of the bridge has the flag of a bridge.',
  summary: 'Whether the bridge identifies itself as a bridge to the other broker',
  description:
    'Mosquitto then preserves retain flags and does not send messages back to the bridge they came ' +
    'from. The bridge sets a bit of the protocol version for this. Brokers that do not support it ' +
    'refuse the connection, and the bridge tries again without the bit. The default is `true`. Use ' +
    '`false` for brokers that log errors or close the connection instead. It has no effect with ' +
    '`bridge_protocol_version mqttv50`.',
});

export const bridgeAttemptUnsubscribe = directive({
  name: 'bridge_attempt_unsubscribe',
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
    'bridge_attempt_unsubscribe false',
  ],
  visible: 'The other broker gets an UNSUBSCRIBE for topics with direction `out`.',
  summary: 'Whether the bridge unsubscribes from outgoing topics after it connects',
  description:
    'This removes subscriptions of an earlier configuration from a persistent session on the other ' +
    'broker. The default is `true`. Use `false` for brokers that close the connection when a client ' +
    'unsubscribes without a subscription, as some cloud services do, or to save traffic.',
});

export const bridgeOutgoingRetain = directive({
  name: 'bridge_outgoing_retain',
  group: 'bridge',
  scope: 'bridge',
  kind: boolean,
  first: '2.0.0',
  default: true,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'bridge_outgoing_retain false',
  ],
  visible: 'Retained messages arrive at the other broker without the retain flag.',
  summary: 'Whether outgoing messages keep their retain flag',
  description:
    'With `false`, the bridge sends all messages without the retain flag, for brokers that do not allow ' +
    'or should not keep retained messages. The default is `true`. Incoming messages are not affected.',
});

/** Who a bridge is on both brokers, and what both remember of it. */
export const bridgeSessionDirectives: readonly Directive[] = [
  cleansession,
  localCleansession,
  bridgeSessionExpiryInterval,
  bridgeProtocolVersion,
  tryPrivate,
  bridgeAttemptUnsubscribe,
  bridgeOutgoingRetain,
];
