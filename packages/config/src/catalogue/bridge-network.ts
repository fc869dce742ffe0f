import { integer, type Limits } from '../kinds/integer.js';
import { type RestartTimeout, restartDelays } from '../kinds/restart-delays.js';
import { tcpKeepalive } from '../kinds/tcp-keepalive.js';
import { text } from '../kinds/text.js';
import { changed } from '../release.js';
import { type Directive, directive } from './directive.js';

export const bridgeBindAddress = directive({
  name: 'bridge_bind_address',
  group: 'bridge',
  scope: 'bridge',
  kind: text({ role: 'host', expects: 'an address of this machine' }),
  first: '2.0.0',
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'bridge_bind_address 192.168.1.10',
  ],
  visible: 'The other broker sees a connection from this address.',
  summary: 'Address of this machine that the bridge connects from',
  description:
    'Use it on machines with several networks, or if a firewall allows only one address. By default the ' +
    'operating system chooses the address. It applies to bridges, not to listeners. Up to 2.1, brokers ' +
    'without TLS support ignore it.',
});

export const keepaliveInterval = directive({
  name: 'keepalive_interval',
  group: 'bridge',
  scope: 'bridge',
  kind: integer({
    unit: 'seconds',
    limits: changed<Limits>({ min: 5, below: { becomes: 5, said: true } }, [
      '2.0',
      { min: 5, max: 65535, below: { becomes: 5, said: true } },
    ]),
  }),
  default: 60,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'keepalive_interval 30',
  ],
  visible: 'The CONNECT of the bridge has this keepalive.',
  summary: 'Seconds without traffic after which the bridge sends a ping',
  description:
    'Pings keep the connection open and detect when it breaks. The default is 60. Numbers below 5 ' +
    'become 5, and from 2.0 numbers above 65535 are refused. Use a lower number if a router or firewall ' +
    'closes idle connections; cloud services set an upper limit.',
});

export const bridgeTcpKeepalive = directive({
  name: 'bridge_tcp_keepalive',
  group: 'bridge',
  scope: 'bridge',
  kind: tcpKeepalive,
  first: '2.1.0',
  default: undefined,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: {
    unsupported: {
      what: 'Only the time before the first probe is set: Node.js cannot set the other two numbers.',
      instead: 'Probes are one second apart, and the connection closes after ten without an answer.',
    },
    concerns: () => true,
  },
  platform: 'unix',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'bridge_tcp_keepalive 60 10 3',
  ],
  visible: { nothing: 'Only packets of the operating system differ, on a connection without traffic.' },
  summary: 'TCP keepalive of the bridge’s connection',
  description:
    'Three numbers above zero: the seconds without traffic before the first probe, the seconds between ' +
    'probes, and the number of probes without an answer after which the connection closes. By default ' +
    'the settings of the operating system apply. TCP keepalive detects dead connections independently ' +
    'of `keepalive_interval`.',
});

export const bridgeTcpUserTimeout = directive({
  name: 'bridge_tcp_user_timeout',
  group: 'bridge',
  scope: 'bridge',
  kind: integer({ unit: 'milliseconds', limits: { min: 0 } }),
  first: '2.1.0',
  default: undefined,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: {
    unsupported: {
      what: 'Node.js cannot set the time that sent data may stay unacknowledged.',
      instead: 'The setting of the operating system applies.',
    },
  },
  platform: 'linux',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'bridge_tcp_user_timeout 10000',
  ],
  visible: { nothing: 'Only a network that loses packets shows it.' },
  summary: 'Milliseconds that sent data may stay unacknowledged',
  description:
    'After this time the operating system closes the bridge’s connection, so a broken connection is ' +
    'detected while data is waiting. Without the line, and with `0`, the setting of the operating ' +
    'system applies. On systems other than Linux, the broker logs a warning and ignores the line.',
});

export const restartTimeout = directive({
  name: 'restart_timeout',
  group: 'bridge',
  scope: 'bridge',
  kind: restartDelays,
  default: changed<RestartTimeout>({ base: 30, cap: undefined, stable: undefined }, [
    '1.6',
    { base: 5, cap: 30, stable: undefined },
  ]),
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'restart_timeout 5 60',
  ],
  visible: 'After a lost connection, the other broker sees the next connection after this time.',
  summary: 'Seconds before the bridge tries to connect again',
  description:
    'One number is a constant delay. Two numbers, from 1.6, are the minimum and the maximum of a random ' +
    'delay that grows with each attempt. A third number, from 2.1, is the time that a connection must ' +
    'last before the delay starts from the minimum again. The default is 30 up to 1.5, and 5 to 30 from ' +
    '1.6. 2.1 allows at most 3600 for the first number and 7200 for the second. With short delays the ' +
    'bridge floods a broker that refuses its login.',
});

export const bridgeMaxPacketSize = directive({
  name: 'bridge_max_packet_size',
  group: 'bridge',
  scope: 'bridge',
  kind: integer({ unit: 'bytes', limits: { min: 0, below: { becomes: 0 } }, special: { 0: 'no limit' } }),
  first: '2.0.0',
  default: 0,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'bridge_max_packet_size 131072',
  ],
  visible: 'A larger message does not reach the other broker.',
  summary: 'Largest packet, in bytes, that the bridge sends',
  description:
    'The bridge drops larger messages and stays connected. The default, `0`, sets no limit. With MQTT ' +
    '5, a lower limit of the other broker applies. Use the limit of the other broker if that broker ' +
    'disconnects clients that exceed it.',
});

export const bridgeReceiveMaximum = directive({
  name: 'bridge_receive_maximum',
  group: 'bridge',
  scope: 'bridge',
  kind: integer({ unit: 'messages', limits: { min: 1, max: 65535 } }),
  first: '2.1.0',
  default: undefined,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'bridge_protocol_version mqttv50',
    'bridge_receive_maximum 20',
  ],
  visible: 'The CONNECT of the bridge has Receive Maximum.',
  summary: 'Maximum number of unacknowledged QoS 1 and 2 messages to the bridge',
  description:
    'When the other broker has sent this many messages, it waits for acknowledgments. It has an effect ' +
    'only with `bridge_protocol_version mqttv50`. Without the line, the bridge announces no limit, ' +
    'which in MQTT 5 means 65535.',
});

export const bridgeMaxTopicAlias = directive({
  name: 'bridge_max_topic_alias',
  group: 'bridge',
  scope: 'bridge',
  kind: integer({ limits: { min: 0, max: 65535 } }),
  first: '2.1.0',
  default: 10,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org',
    'topic sensors/# out 1',
    'bridge_protocol_version mqttv50',
    'bridge_max_topic_alias 20',
  ],
  visible: 'The bridge uses topic aliases, or none.',
  summary: 'Number of topic aliases that the bridge accepts',
  description:
    'With `bridge_protocol_version mqttv50`, the other broker can replace topics with numbers up to ' +
    'this one. The default is 10; `0` allows no aliases. Older versions of MQTT have no aliases.',
});

/** How a bridge keeps its connection up, and how much it carries. */
export const bridgeNetworkDirectives: readonly Directive[] = [
  bridgeBindAddress,
  keepaliveInterval,
  bridgeTcpKeepalive,
  bridgeTcpUserTimeout,
  restartTimeout,
  bridgeMaxPacketSize,
  bridgeReceiveMaximum,
  bridgeMaxTopicAlias,
];
