import { integer, type Limits } from '../kinds/integer.js';
import { memorySize } from '../kinds/memory-size.js';
import { changed } from '../release.js';
import { type Directive, directive } from './directive.js';

export const maxInflightBytes = directive({
  name: 'max_inflight_bytes',
  group: 'limits',
  scope: 'broker',
  kind: integer({
    unit: 'bytes',
    limits: changed<Limits>({}, ['2.0', { min: 0, below: { becomes: 0 } }]),
    empty: changed('ignored', ['2.0', 'refused']),
    special: { 0: 'no limit' },
  }),
  first: '1.5.0',
  default: 0,
  repeat: 'replace',
  reload: changed('applied', ['2.0', 'ignored']),
  embedded: 'executed',
  example: ['max_inflight_bytes 1000000'],
  visible: 'A client that acknowledges nothing gets fewer large messages.',
  summary: 'Maximum size of unacknowledged QoS 1 and 2 messages per client',
  description:
    'When this many bytes are sent to a client and not yet acknowledged, further messages wait in its ' +
    'queue. The default, `0`, sets no limit. The limit works together with `max_inflight_messages`: the ' +
    'one that is reached first applies. Up to 2.0.12 further messages wait only for a moment, as the broker ' +
    'sends them once the queue is handled. From 2.0 a reload ignores a change.',
});

export const maxInflightMessages = directive({
  name: 'max_inflight_messages',
  group: 'limits',
  scope: 'broker',
  kind: integer({
    unit: 'messages',
    limits: changed<Limits>({ min: 0, below: { becomes: 0 } }, [
      '1.6',
      { min: 0, max: 65535, below: { becomes: 0 }, means: { 65535: 0 } },
    ]),
    empty: changed('ignored', ['1.6', 'refused']),
    special: { 0: 'no limit' },
  }),
  default: 20,
  repeat: 'replace',
  reload: changed('applied', ['1.6', 'ignored']),
  embedded: 'executed',
  example: ['max_inflight_messages 50'],
  visible: 'A client that acknowledges nothing gets this many messages.',
  summary: 'Maximum number of unacknowledged QoS 1 and 2 messages per client',
  description:
    'The broker sends at most this many messages to a client before the client acknowledges one; the ' +
    'others wait in its queue. The default is 20. `1` guarantees that messages arrive in order, but is ' +
    'slower; `0` sets no limit. MQTT 5 clients can ask for a lower number. The number is also what a client may ' +
    'send: from 2.0.16 a message of QoS 1 or 2 is refused while this many QoS 2 messages of the client are not ' +
    'released. 2.1.0 disconnects the client instead, and with `0` each client that publishes with QoS 1 or 2; from ' +
    '2.1.1 the log has a warning. From 1.6 numbers above 65535 are refused, and a change needs a restart.',
});

export const maxQueuedBytes = directive({
  name: 'max_queued_bytes',
  group: 'limits',
  scope: 'broker',
  kind: integer({
    unit: 'bytes',
    limits: changed<Limits>({}, ['2.0', { min: 0, below: { becomes: 0 } }]),
    empty: changed('ignored', ['2.0', 'refused']),
    special: { 0: 'no limit' },
  }),
  first: '1.5.0',
  default: 0,
  repeat: 'replace',
  reload: changed('applied', ['2.0', 'ignored']),
  embedded: 'executed',
  example: ['max_queued_bytes 10000000'],
  visible: 'A client that was away gets fewer large messages.',
  summary: 'Maximum size of the messages queued for one client',
  description:
    'This limits the messages that wait for a client, without those that are in flight; the broker ' +
    'drops messages beyond it. The default, `0`, sets no limit. The limit works together with ' +
    '`max_queued_messages`: a message is dropped when it exceeds either of them. From 2.0 a reload ' +
    'ignores a change.',
});

export const maxQueuedMessages = directive({
  name: 'max_queued_messages',
  group: 'limits',
  scope: 'broker',
  kind: integer({
    unit: 'messages',
    limits: { min: 0, below: { becomes: 0 } },
    empty: changed('ignored', ['2.0', 'refused']),
    special: { 0: 'no limit' },
  }),
  default: changed(100, ['2.0', 1000]),
  repeat: 'replace',
  reload: changed('applied', ['2.0', 'ignored']),
  embedded: 'executed',
  example: ['max_queued_messages 5000'],
  visible: 'A client that was away gets this many messages.',
  summary: 'Maximum number of messages queued for one client',
  description:
    'QoS 1 and 2 messages wait in a queue when a client is offline or slow. When the queue has this ' +
    'many messages, further ones are dropped without a message to the publisher. The default is 100 up ' +
    'to 1.6, and 1000 from 2.0. `0` sets no limit, so a client that never returns can fill the memory; ' +
    'up to 2.0.2 of 2.0 it also loses all messages of QoS 0, and from 2.0.16 to 2.0.21 it disconnects clients. ' +
    'If messages are missing after a client was offline for a long time, check this limit first. From 2.0 a ' +
    'reload ignores a change.',
});

export const maxKeepalive = directive({
  name: 'max_keepalive',
  group: 'limits',
  scope: 'broker',
  kind: integer({
    unit: 'seconds',
    limits: changed<Limits>({ min: 10, max: 65535 }, ['2.0.13', { min: 0, max: 65535 }]),
    special: { 0: 'no limit' },
  }),
  first: '1.6.0',
  default: changed(65535, ['2.0.16', 0]),
  repeat: 'replace',
  reload: 'ignored',
  embedded: 'executed',
  example: ['max_keepalive 600'],
  visible: 'CONNACK has Server Keep Alive.',
  summary: 'Longest keepalive, in seconds, that a client may request',
  description:
    'The broker tells MQTT 5 clients that request more to use this number; older clients that request ' +
    'more are refused. By default there is no limit: the default is 65535, the longest possible ' +
    'keepalive, up to 2.0.15, and `0` from 2.0.16. From 2.0.13, `0` also allows clients without a ' +
    'keepalive; before, the minimum is 10. Up to 2.0.8, clients without a keepalive are not limited. ' +
    'With a low number, the broker notices dead connections sooner, but refuses old clients with a longer keepalive. A change needs a restart.',
});

export const maxPacketSize = directive({
  name: 'max_packet_size',
  group: 'limits',
  scope: 'broker',
  kind: integer({ unit: 'bytes', limits: { min: 20 } }),
  first: '1.6.0',
  default: changed(0, ['2.1', 2_000_000]),
  repeat: 'replace',
  reload: 'ignored',
  embedded: 'executed',
  example: ['max_packet_size 1000000'],
  visible: 'A client that sends a larger packet is disconnected.',
  summary: 'Largest MQTT packet, in bytes, that clients may send',
  description:
    'The size includes headers. The broker disconnects a client that sends a larger packet; packets ' +
    'that the broker sends are not limited. The minimum is 20. Up to 2.0 there is no limit by default. ' +
    'From 2.1 the default is 2000000 bytes, so after an upgrade, large messages such as firmware images ' +
    'can end connections. MQTT 5 clients learn the limit when they connect. A change needs a restart.',
});

export const messageSizeLimit = directive({
  name: 'message_size_limit',
  group: 'limits',
  scope: 'broker',
  kind: integer({ unit: 'bytes', limits: { min: 0, max: 268_435_455 }, special: { 0: 'no limit' } }),
  default: 0,
  repeat: 'replace',
  reload: 'applied',
  embedded: 'executed',
  deprecated: { since: '2.0.6', replacements: () => [maxPacketSize] },
  example: ['message_size_limit 1000000'],
  visible: 'A larger message does not arrive.',
  summary: 'Largest payload, in bytes, that clients may publish',
  description:
    'The broker drops larger messages. The sender stays connected and gets its acknowledgment, or an ' +
    'error code in MQTT 5. The default, `0`, allows the largest payload of MQTT: 268435455 bytes. ' +
    'Deprecated since 2.0.6: use `max_packet_size`, which applies to the whole packet, before it uses ' +
    'memory, and disconnects the sender.',
});

export const memoryLimit = directive({
  name: 'memory_limit',
  group: 'limits',
  scope: 'broker',
  kind: memorySize,
  first: '1.4.15',
  default: 0,
  repeat: 'replace',
  reload: 'applied',
  embedded: 'executed',
  example: ['memory_limit 500000000'],
  visible: 'A client whose message does not fit into the memory is disconnected.',
  summary: 'Maximum memory, in bytes, that the broker allocates',
  description:
    'When the limit is reached, new connections are closed, and so is the connection of a client whose packet ' +
    'does not fit. If no hash table can be allocated, for instance for the first topic below another one, the broker ' +
    'ends with exit code 255 and saves nothing. If the persistence database does not fit, the broker does not start. ' +
    'The default, `0`, sets no limit. The limit includes only memory that the broker ' +
    'itself allocates, not that of libraries such as OpenSSL, and needs a build with memory tracking. ' +
    'The test broker counts sessions, subscriptions, messages and topics with the sizes that were measured of ' +
    'the release on Linux, so it reaches the limit within some percent of where the release does. ' +
    'The number has no unit: up to 2.0, `100M` means 100 bytes, which is too little for the broker to ' +
    'work. The limit applies from this line on, so place it at the top of the file.',
});

export const globalMaxClients = directive({
  name: 'global_max_clients',
  group: 'limits',
  scope: 'broker',
  kind: integer({ unit: 'clients', special: { '-1': 'no limit' } }),
  first: '2.1.0',
  default: -1,
  repeat: 'replace',
  reload: 'ignored',
  embedded: 'executed',
  example: ['global_max_clients 1000'],
  visible: 'A further client is refused while another has a session.',
  summary: 'Maximum number of sessions on all listeners, including offline ones',
  description:
    'The limit includes connected clients and the persistent sessions of offline clients. When it is ' +
    'reached, the broker refuses new clients. The default, `-1`, and every number below 1 set no limit. ' +
    '`global_max_connections` limits only connections, `max_connections` those of one listener. A ' +
    'change needs a restart.',
});

export const globalMaxConnections = directive({
  name: 'global_max_connections',
  group: 'limits',
  scope: 'broker',
  kind: integer({ unit: 'connections', special: { '-1': 'no limit' } }),
  first: '2.1.0',
  default: -1,
  repeat: 'replace',
  reload: 'ignored',
  embedded: 'executed',
  example: ['global_max_connections 1000'],
  visible: 'A further connection is closed.',
  summary: 'Maximum number of network connections on all listeners together',
  description:
    'The broker closes further connections immediately, regardless of their listener. Those of bridges ' +
    'count, and so do WebSockets clients before their request. With the default, `-1`, and every number below ' +
    '1, only `max_connections` of each listener and the operating system’s limit of open files apply. A ' +
    'change needs a restart.',
});

export const packetBufferSize = directive({
  name: 'packet_buffer_size',
  aliases: ['websockets_headers_size'],
  aliasReleases: { packet_buffer_size: { first: '2.1.0' } },
  group: 'limits',
  scope: 'broker',
  kind: integer({ unit: 'bytes', limits: changed<Limits>({}, ['2.0', { min: 0, max: 65535 }]) }),
  first: '1.6.0',
  default: changed(0, ['2.1', 4096]),
  repeat: 'replace',
  reload: 'ignored',
  embedded: 'executed',
  example: ['packet_buffer_size 8192'],
  visible: 'A WebSockets request with larger headers is refused.',
  summary: 'Size of the read buffer of each connection, in bytes',
  description:
    'From 2.1 every connection has a buffer of this size, by default 4096 bytes, and a WebSockets ' +
    'request with all its headers must fit into it. Use a larger number if browsers with large cookies ' +
    'are refused, and a smaller one to save memory with very many clients. Before 2.1 the directive is ' +
    'called `websockets_headers_size` and applies only to WebSockets listeners; its default, `0`, is ' +
    'the default size of libwebsockets. A change needs a restart.',
});

export const limitsDirectives: readonly Directive[] = [
  maxInflightBytes,
  maxInflightMessages,
  maxQueuedBytes,
  maxQueuedMessages,
  maxKeepalive,
  maxPacketSize,
  messageSizeLimit,
  memoryLimit,
  globalMaxClients,
  globalMaxConnections,
  packetBufferSize,
];
