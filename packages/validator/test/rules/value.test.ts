import { expect, test } from 'vitest';
import { findings, fixed, reports } from './findings.js';

reports('duration-in-months', [
  ['23 months', [], 'persistent_client_expiration 23m\n'],
  ['24 months', [1], 'persistent_client_expiration 24m\n'],
  ['as long, in years', [], 'persistent_client_expiration 2y\n'],
  ['longer, in years', [], 'persistent_client_expiration 20y\n'],
]);

reports('ignored-words', [
  ['one word', [], 'persistence true\n'],
  ['two words', [1], 'persistence true false\n'],
  ['a comment', [], 'persistence true # yes\n'],
  ['a comment of C', [], 'persistence true // yes\n'],
  ['a text takes the whole line', [], 'clientid_prefixes a b\n'],
  ['what is refused is reported as such', [], 'max_keepalive x y\n'],
  ['a directive that the release does not know', [], 'enable_control_api true false\n', { target: '2.0.22' }],
]);

reports('number-cut-short', [
  ['a unit', [1], 'max_connections 10k\n', { target: '2.0.22' }],
  ['from 2.1 it is refused', [], 'max_connections 10k\n', { target: '2.1.0' }],
  ['a number', [], 'max_connections 10\n', { target: '2.0.22' }],
  ['a sign', [], 'max_connections -1\n', { target: '2.0.22' }],
  ['a size in memory', [1], 'memory_limit 10M\n', { target: '2.0.22' }],
  ['a text', [], 'persistence_file 10k\n', { target: '2.0.22' }],
  ['a port', [1], 'listener 1883abc\n', { target: '1.6.15' }],
  ['no port', [1], 'listener = 1883\n', { target: '2.0.22' }],
  ['a Unix socket', [], 'listener 0 /run/mosquitto.sock\n', { target: '2.0.22' }],
]);

test.each([
  ['listener = 1883\n', '2.0.22', [['Listen on port 1883', false, 'listener 1883\n']]],
  ['listener = 1883 127.0.0.1\n', '2.0.22', [['Listen on port 1883', false, 'listener 1883 127.0.0.1\n']]],
  ['listener = /run/mosquitto.sock\n', '2.0.22', []],
  ['listener 1883abc\n', '1.6.15', []],
])('number-cut-short: the fix of %j in %s keeps the address, and a person decides', (text, target, fixes) => {
  expect(fixed('number-cut-short', text, { target })).toEqual(fixes);
  for (const { fixes: found } of findings('number-cut-short', text, { target }))
    for (const fix of found) expect(fix.decision).toBe(true);
});

test.each([
  ['max_connections 10k\n', ['Write 10000', 'Write 10, as older releases read it']],
  ['max_connections 10KB\n', ['Write 10000', 'Write 10, as older releases read it']],
  ['max_connections 10m\n', ['Write 10000000', 'Write 10, as older releases read it']],
  ['autosave_interval 10m\n', ['Write 600', 'Write 10, as older releases read it']],
  ['autosave_interval 2h\n', ['Write 7200', 'Write 2, as older releases read it']],
  ['max_connections 2147483648kib\n', ['Write 2147483648, as older releases read it']],
  ['max_connections 10x\n', ['Write 10, as older releases read it']],
  ['max_connections 10,000\n', ['Write 10000', 'Write 10, as older releases read it']],
  ['max_connections 10,000,000\n', ['Write 10000000', 'Write 10, as older releases read it']],
  ["max_connections 10'000_000\n", ['Write 10, as older releases read it']],
  ['max_connections 10,00\n', ['Write 10, as older releases read it']],
  ['max_connections "10"\n', ['Remove the quotes']],
  ['max_connections many\n', []],
])('invalid-number: fixes of %j', (text, titles) => {
  expect(fixed('invalid-number', text).map(([title]) => title)).toEqual(titles);
});
