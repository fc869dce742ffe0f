import { boolean } from '../kinds/boolean.js';
import { choice } from '../kinds/choice.js';
import { integer } from '../kinds/integer.js';
import { text } from '../kinds/text.js';
import { changed } from '../release.js';
import { type Directive, directive } from './directive.js';

export const remoteClientid = directive({
  name: 'remote_clientid',
  aliases: ['clientid'],
  group: 'bridge',
  scope: 'bridge',
  kind: text({ role: 'name', expects: 'a client id', wholeLineSince: '1.4.9' }),
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'remote_clientid home-bridge',
  ],
  visible: 'The CONNECT of the bridge has this client ID.',
  summary: 'Client id of the bridge on the other broker',
  description:
    'The default is the host name and the name of the bridge, joined by a dot. The id must be unique on ' +
    'the other broker: if another client uses it too, both clients keep disconnecting each other. Cloud ' +
    'services often require a specific id. `clientid` is an alias. The state topic under ' +
    '`$SYS/broker/connection/` also contains the id.',
});

export const remoteUsername = directive({
  name: 'remote_username',
  aliases: ['username'],
  group: 'bridge',
  scope: 'bridge',
  kind: text({ role: 'name', expects: 'a username', wholeLineSince: '1.5.6' }),
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org:8883',
    'topic sensors/# out 1',
    'bridge_cafile /etc/ssl/certs/ca-certificates.crt',
    'remote_username bridge',
    'remote_password correct-horse',
  ],
  visible: 'The CONNECT of the bridge has this username.',
  summary: 'Username of the bridge on the other broker',
  description:
    'By default the bridge sends no username. `username` is an alias. If the bridge uses a client ' +
    'certificate, the other broker might not need one.',
});

export const remotePassword = directive({
  name: 'remote_password',
  aliases: ['password'],
  group: 'bridge',
  scope: 'bridge',
  kind: text({ role: 'secret', expects: 'a password', wholeLineSince: '1.4.9' }),
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org:8883',
    'topic sensors/# out 1',
    'bridge_cafile /etc/ssl/certs/ca-certificates.crt',
    'remote_username bridge',
    'remote_password correct-horse',
  ],
  visible: 'The CONNECT of the bridge has this password.',
  summary: 'Password of the bridge on the other broker',
  description:
    'It belongs to `remote_username`; `password` is an alias. The value is the rest of the line, ' +
    'including quotes. The password is in clear text in this file, and without TLS it also crosses the ' +
    'network in clear text: restrict who can read the file.',
});

export const localClientid = directive({
  name: 'local_clientid',
  group: 'bridge',
  scope: 'bridge',
  kind: text({ role: 'name', expects: 'a client id', wholeLineSince: '1.4.9', emptyClears: true }),
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'local_clientid bridge-to-office',
  ],
  visible: 'The log calls the bridge by this client ID.',
  summary: 'Client id of the bridge on this broker',
  description:
    'The default is `local.` and the remote client id. If two bridges have the same id, the broker does ' +
    'not start. The queue and the subscriptions of the bridge belong to this id, and it appears in the ' +
    'log.',
});

export const localUsername = directive({
  name: 'local_username',
  group: 'bridge',
  scope: 'bridge',
  kind: text({ role: 'name', expects: 'a username', wholeLineSince: '1.4.9', emptyClears: true }),
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'not-applicable',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'local_username bridge',
  ],
  visible: { nothing: 'Bridges have all rights on their own broker.' },
  summary: 'Username of the bridge on this broker',
  description:
    'Plugins see the bridge under this name. Nothing else uses it: bridges need no login at this ' +
    'broker, and ACL files do not apply to them.',
});

export const localPassword = directive({
  name: 'local_password',
  group: 'bridge',
  scope: 'bridge',
  kind: text({ role: 'secret', expects: 'a password', wholeLineSince: '1.4.9', emptyClears: true }),
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'not-applicable',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'local_username bridge',
    'local_password battery-staple',
  ],
  visible: { nothing: 'Bridges do not log in to their own broker.' },
  summary: 'Password for `local_username`',
  description:
    'No release uses it: bridges need no login at this broker. The password is in clear text in this ' +
    'file, so leave it out.',
});

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
  remoteClientid,
  remoteUsername,
  remotePassword,
  localClientid,
  localUsername,
  localPassword,
  cleansession,
  localCleansession,
  bridgeSessionExpiryInterval,
  bridgeProtocolVersion,
  tryPrivate,
  bridgeAttemptUnsubscribe,
  bridgeOutgoingRetain,
];
