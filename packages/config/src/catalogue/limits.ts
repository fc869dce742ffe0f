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
  summary: 'Most bytes of QoS 1 and 2 messages on their way to a client',
  description:
    'Once that much is sent and not yet acknowledged, further messages for the client wait in its queue. ' +
    '`0`, the default, sets no limit. It works together with `max_inflight_messages`: whichever is ' +
    'reached first counts. From 2.0 the broker ignores a change on reload.',
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
  summary: 'Most QoS 1 and 2 messages on their way to a client',
  description:
    'How many messages may be sent to one client before it acknowledges; the rest wait in its queue. 20 ' +
    'by default. `1` guarantees that messages arrive in order, at the price of speed; `0` sets no limit. ' +
    'MQTT 5 clients can ask for less. From 1.6 numbers above 65535 are refused, and a change takes a ' +
    'restart.',
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
  summary: 'Most bytes of messages waiting for one client',
  description:
    'Counts the messages held back for a client beyond those on their way; what exceeds it is dropped. ' +
    '`0`, the default, sets no limit of bytes. Together with `max_queued_messages`, a message is dropped ' +
    'when it exceeds either limit. From 2.0 the broker ignores a change on reload.',
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
  summary: 'Most messages waiting for one client',
  description:
    'Messages of QoS 1 and 2 that a client cannot take yet, because it is offline or slow, wait up to ' +
    'this number; later ones are silently lost. 100 by default up to 1.6, 1000 from 2.0. `0` sets no ' +
    'limit, so a client that never returns can fill the memory. When messages go missing after a long ' +
    'absence, look here first. From 2.0 the broker ignores a change on reload.',
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
  summary: 'Longest keepalive in seconds that a client may ask for',
  description:
    'MQTT 5 clients that ask for more are told to use this number; older clients cannot be told and are ' +
    'refused. No limit by default: 65535, the longest there is, up to 2.0.15, and `0` since 2.0.16. From ' +
    '2.0.13 `0` also allows clients without a keepalive; before, the least is 10. A low number makes the ' +
    'broker notice dead connections sooner, but locks out old clients with a longer keepalive. A change ' +
    'takes a restart.',
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
  summary: 'Largest MQTT packet in bytes, headers included',
  description:
    'A client that sends a larger packet is disconnected. At least 20; what the broker sends is not ' +
    'concerned. Up to 2.0 there is no limit; 2.1 sets 2000000 bytes, so firmware images and photographs ' +
    'that passed before may end connections after an upgrade. MQTT 5 clients learn the limit when they ' +
    'connect. A change takes a restart.',
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
  deprecated: { since: '2.0.6', replacement: () => maxPacketSize },
  summary: 'Largest payload in bytes that clients may publish',
  description:
    'Larger messages are dropped though the sender gets its acknowledgement, or an error in MQTT 5, and ' +
    'stays connected. `0`, the default, allows what MQTT itself allows: 268435455 bytes. From 2.0.6 the ' +
    'broker recommends `max_packet_size` instead, which counts the whole packet, stops it before it fills ' +
    'the memory, and disconnects the sender.',
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
  embedded: { unsupported: { what: '`memory_limit` is not followed.', instead: 'Memory is not limited.' } },
  summary: 'Most bytes of memory the broker asks for',
  description:
    'Beyond it new memory is refused: messages are dropped, connections fail or end, and the broker goes ' +
    'on. `0`, the default, sets no limit. It counts the broker’s own requests only, not libraries such as ' +
    'OpenSSL, and needs a build with memory tracking. No units: `100M` is read as 100 bytes, with which ' +
    'nothing works. Put it at the top, since lines above it are read without the limit.',
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
  summary: 'Most sessions on all listeners, those offline included',
  description:
    'Counts connected clients and the persistent sessions of absent ones; when it is reached, new clients ' +
    'are refused. `-1`, the default, or any number below 1 sets no limit. Use `global_max_connections` to ' +
    'count live connections alone, and `max_connections` for one listener. A change takes a restart.',
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
  summary: 'Most network connections on all listeners together',
  description:
    'Further connections are closed as soon as they come in, whichever listener they come through. `-1`, ' +
    'the default, or any number below 1 leaves it to `max_connections` of each listener and to the ' +
    'open-files limit of the operating system. A change takes a restart.',
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
  summary: 'Bytes of the read buffer of each connection',
  description:
    'From 2.1 every connection has a buffer of this size, 4096 bytes by default; WebSockets requests must ' +
    'fit into it with all their headers. Raise it if browsers with large cookies are refused; lower it to ' +
    'save memory with very many clients. Before 2.1 the name is `websockets_headers_size`, which concerns ' +
    'WebSockets listeners alone; there `0`, the default, leaves the size to libwebsockets. A change takes ' +
    'a restart.',
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
