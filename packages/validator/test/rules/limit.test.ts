import { reports } from './findings.js';

reports('tiny-limit', [
  ['below the least number of messages', [1], 'max_queued_messages 9\n'],
  ['the least number of messages', [], 'max_queued_messages 10\n'],
  ['0 is no limit', [], 'max_queued_messages 0\n'],
  ['below the least number of bytes in a queue', [1], 'max_queued_bytes 999\n'],
  ['the least number of bytes in a queue', [], 'max_queued_bytes 1000\n'],
  ['below the least number of bytes in flight', [1], 'max_inflight_bytes 999\n'],
  ['the least number of bytes in flight', [], 'max_inflight_bytes 1000\n'],
  ['below the least packet', [1], 'max_packet_size 199\n'],
  ['the least packet', [], 'max_packet_size 200\n'],
  ['below the least message', [1], 'message_size_limit 49\n'],
  ['the least message', [], 'message_size_limit 50\n'],
  ['below the least memory', [1], 'memory_limit 1999999\n'],
  ['the least memory', [], 'memory_limit 2000000\n'],
  ['a refused number is reported as such', [], 'max_packet_size 19\n', { target: '2.1.2' }],
  ['so is one that is cut short', [], 'max_queued_messages 9k\n', { target: '2.0.22' }],
  ['a plus sign is part of a number', [1], 'max_queued_messages +9\n', { target: '2.0.22' }],
]);

reports('packet-size-default', [
  ['before 2.1 there is no such default', [], 'message_size_limit 2000000\n', { target: '2.0.22' }],
  ['in the first release with the default', [1], 'message_size_limit 2000000\n', { target: '2.1.0' }],
  ['messages as long as a packet', [1], 'message_size_limit 2000000\n'],
  ['messages shorter than a packet', [], 'message_size_limit 1999999\n'],
  ['messages of one byte', [], 'message_size_limit 1\n'],
]);

reports('negative-limit', [
  [
    'bytes in flight',
    [3],
    'listener 1883\nallow_anonymous true\nmax_inflight_bytes -5\n',
    { target: '2.0.22' },
  ],
  ['bytes in flight, in 1.6', [2], 'listener 1883\nmax_inflight_bytes -5\n', { target: '1.6.15' }],
  ['no limit on purpose', [], 'listener 1883\nallow_anonymous true\nmax_inflight_bytes 0\n'],
  ['connections, where -1 is the default', [], 'listener 1883\nallow_anonymous true\nmax_connections -1\n'],
]);
