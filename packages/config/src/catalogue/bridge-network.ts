import { integer, type Limits } from '../kinds/integer.js';
import { type RestartTimeout, restartDelays } from '../kinds/restart-delays.js';
import { tcpKeepalive } from '../kinds/tcp-keepalive.js';
import { text } from '../kinds/text.js';
import { changed } from '../release.js';
import { type Directive, directive } from './directive.js';
import { ofBridge } from './embedded-bridges.js';

export const bridgeBindAddress = directive({
  name: 'bridge_bind_address',
  group: 'bridge',
  scope: 'bridge',
  kind: text({ role: 'host', expects: 'an address of this machine' }),
  first: '2.0.0',
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'Address of this machine from which the bridge connects',
  description:
    'For machines with several networks or a firewall that lets only one address pass. The operating ' +
    'system chooses by default. It concerns outgoing bridges, not listeners. Up to 2.1 it is ignored by ' +
    'brokers built without TLS.',
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
  embedded: ofBridge,
  summary: 'Seconds without traffic before the bridge sends a ping',
  description:
    'Keeps the connection alive and notices when it breaks. 60 by default; numbers below 5 become 5, and ' +
    'from 2.0 those above 65535 are refused. Lower it where a router or firewall cuts quiet connections; ' +
    'cloud services set an upper limit.',
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
  embedded: ofBridge,
  platform: 'unix',
  summary: 'TCP keepalive of the bridge’s connection',
  description:
    'Three numbers, all above zero: seconds without traffic before the first probe, seconds between ' +
    'probes, and how many may go unanswered. The system’s settings hold by default. It finds dead ' +
    'connections below MQTT, beside `keepalive_interval`.',
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
  embedded: ofBridge,
  platform: 'linux',
  summary: 'Milliseconds that sent data may stay unacknowledged',
  description:
    'After that, the operating system ends the bridge’s connection, so that a broken line is noticed ' +
    'while data is waiting. Without the line, the system’s setting holds; `0` says so expressly. Other ' +
    'systems than Linux warn and ignore it.',
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
  embedded: ofBridge,
  summary: 'Seconds until the bridge tries to connect again',
  description:
    'One number is a constant wait. Two, from 1.6, are the shortest and the longest: the wait grows at ' +
    'random between them. A third, from 2.1, is how long a connection must last before the wait starts ' +
    'afresh. By default 30 seconds up to 1.5, and from 5 to 30 since 1.6. 2.1 allows at most 3600 for the ' +
    'first number and 7200 for the second. Short waits flood a broker that refuses the login.',
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
  embedded: ofBridge,
  summary: 'Largest packet in bytes that the bridge sends',
  description:
    'Larger messages are dropped instead of ending the connection. `0`, the default, sets no limit. A ' +
    'version 5 bridge respects what the other broker announces if that is less. Set it to the other ' +
    'side’s limit where that one simply disconnects.',
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
  embedded: ofBridge,
  summary: 'QoS 1 and 2 messages that may be on their way to the bridge',
  description:
    'The other broker must wait for acknowledgements once it has sent that many. It works with ' +
    '`bridge_protocol_version mqttv50` only. Without the line nothing is announced, which MQTT 5 takes as ' +
    '65535.',
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
  embedded: ofBridge,
  summary: 'Topic aliases that the bridge accepts',
  description:
    'With `bridge_protocol_version mqttv50`, the other broker may shorten topics to numbers up to this ' +
    'one. 10 by default, `0` allows none. Older protocol versions have no aliases.',
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
