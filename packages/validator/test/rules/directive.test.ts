import { describe, expect, test } from 'vitest';
import { findings, fixed, reports } from './findings.js';

reports('without-effect', [
  ['a format without a time', [2], 'log_timestamp false\nlog_timestamp_format %H\n'],
  ['a format with a time', [], 'log_timestamp true\nlog_timestamp_format %H\n'],
  ['a format by default', [], 'log_timestamp_format %H\n'],
  ['a facility without syslog', [2], 'log_dest stdout\nlog_facility 5\n'],
  ['a facility with syslog', [], 'log_dest stdout\nlog_dest syslog\nlog_facility 5\n'],
  ['expiry without retained messages', [2], 'retain_available false\nretain_expiry_interval 60\n'],
  ['expiry with retained messages', [], 'retain_available true\nretain_expiry_interval 60\n'],
  ['messages as large as packets', [2], 'max_packet_size 1000\nmessage_size_limit 1000\n'],
  ['messages smaller than packets', [], 'max_packet_size 1000\nmessage_size_limit 999\n'],
  ['a level without its type of log', [1], 'websockets_log_level 1\n', { target: '2.0.22' }],
  ['a level with it', [], 'websockets_log_level 1\nlog_type websockets\n', { target: '2.0.22' }],
  ['a level with all types', [], 'websockets_log_level 1\nlog_type all\n', { target: '2.0.22' }],
  ['no level', [], 'websockets_log_level 0\n', { target: '2.0.22' }],
  ['a prefix of ids that are not given', [2], 'allow_zero_length_clientid false\nauto_id_prefix a\n'],
  ['a prefix of ids that are given', [], 'allow_zero_length_clientid true\nauto_id_prefix a\n'],
  ['a prefix by default', [], 'auto_id_prefix a\n'],
  ['a network for a Unix socket', [2], 'listener 0 /a.sock\nsocket_domain ipv4\n'],
  ['a network for a port', [], 'listener 1883\nsocket_domain ipv4\n'],
  ['TLS required of no proxy', [2], 'listener 1883\nproxy_protocol_v2_require_tls true\n'],
  [
    'TLS required of a proxy without it',
    [3],
    'listener 1883\nenable_proxy_protocol 1\nproxy_protocol_v2_require_tls true\n',
  ],
  [
    'TLS required of a proxy',
    [],
    'listener 1883\nenable_proxy_protocol 2\nproxy_protocol_v2_require_tls true\n',
  ],
  ['TLS not required', [], 'listener 1883\nproxy_protocol_v2_require_tls false\n'],
]);

const included = (text: string) => ({ files: { 'conf.d/a.conf': text } });

reports('repeated-setting', [
  ['the same value', [1], 'max_keepalive 60\nmax_keepalive 60\n', { target: '2.0.22' }],
  ['another value', [], 'max_keepalive 60\nmax_keepalive 61\n', { target: '2.0.22' }],
  [
    'in another file',
    [1],
    'max_keepalive 60\ninclude_dir conf.d\n',
    { ...included('max_keepalive 61\n'), target: '2.0.22' },
  ],
]);

reports('replaced-setting', [
  ['another value', [1], 'max_keepalive 60\nmax_keepalive 61\n', { target: '2.0.22' }],
  ['the same value', [], 'max_keepalive 60\nmax_keepalive 60\n', { target: '2.0.22' }],
  ['three values', [1, 2], 'max_keepalive 60\nmax_keepalive 61\nmax_keepalive 62\n', { target: '2.0.22' }],
  [
    'in another file',
    [],
    'max_keepalive 60\ninclude_dir conf.d\n',
    { ...included('max_keepalive 61\n'), target: '2.0.22' },
  ],
]);

describe('replaced-setting', () => {
  test.each([
    ['max_keepalive 60\nmax_keepalive 61\n', true],
    ['memory_limit 60000000\nmemory_limit 70000000\n', false],
  ])('whether its fix is safe: %j', (text, safe) => {
    expect(fixed('replaced-setting', text, { target: '2.0.22' }).map(([, is]) => is)).toEqual([safe]);
  });

  test.each([
    ['listener 1883\nallow_anonymous true\nlistener 1884\nallow_anonymous false\n', true],
    ['listener 1883\nallow_anonymous true\nallow_anonymous false\n', false],
  ])('whether listeners share it: %j', (text, shared) => {
    const [found] = findings('replaced-setting', text, { target: '2.0.22' });
    expect(found?.help?.includes('applies to all listeners')).toBe(shared);
  });
});

reports('defaults-change', [
  ['both defaults', [1], 'listener 1883\n', { target: '1.6.15' }],
  ['anonymous clients are allowed', [1], 'listener 1883\nallow_anonymous true\n', { target: '1.6.15' }],
  ['packets alone', [1], 'listener 1883\n', { target: '2.0.22' }],
  ['packets have a limit', [], 'listener 1883\nmax_packet_size 1000\n', { target: '2.0.22' }],
  ['on this machine', [], 'listener 1883 127.0.0.1\n', { target: '2.0.22' }],
  ['the release has the defaults', [], 'listener 1883\n', { target: '2.1.0' }],
]);

describe('unknown-directive', () => {
  test.each([
    ['  # a comment\n', [['Remove the spaces before #', true, '# a comment\n']]],
    ['persistence=true\n', [['Separate the name and the value with a space', true, 'persistence true\n']]],
    ['persistence:true\n', [['Separate the name and the value with a space', true, 'persistence true\n']]],
    ['anything=true\n', []],
    ['PERSISTENCE true\n', [['Write persistence', true, 'persistence true\n']]],
    ['max-keepalive 60\n', [['Write max_keepalive', true, 'max_keepalive 60\n']]],
    ['persistense true\n', [['Write persistence', false, 'persistence true\n']]],
    ['\u00a0persistence true\n', [['Remove the invisible characters', true, 'persistence true\n']]],
    ['\u00a0anything true\n', [['Remove the invisible characters', false, 'anything true\n']]],
  ])('fixes of %j', (text, fixes) => {
    expect(fixed('unknown-directive', text)).toEqual(fixes);
  });
});

test.each([
  ['store_clean_interval 10\n', 'latest'],
  ['max_topic_alias_broker 10\n', '2.0.22'],
])('unknown-directive says of %j only what the broker does', (line, target) => {
  const [found] = findings('unknown-directive', `listener 1883\n${line}`, { target });
  expect(found?.why).toBe('The broker refuses to start because of a directive that it does not know.');
});
