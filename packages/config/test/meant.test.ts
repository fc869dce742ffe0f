import { expect, test } from 'vitest';
import { refusals, start } from './startup/support.js';

/** What was meant in place of what, for the first refusal. */
function meant(release: string, text: string): string {
  const [problem] = start(release, text).report.problems;
  const { start: from, end } = problem!.place!.span;
  return `${problem!.code} ${JSON.stringify(text.slice(from, end))} ${problem!.meant}`;
}

test.each([
  ['2.1.2', 'listener 1883\nallow_anonymous True\n', 'invalid-boolean "True" true'],
  ['2.1.2', 'listener 9001\nprotocol ws\n', 'invalid-choice "ws" websockets'],
  ['2.1.2', 'log_dest /var/log/m.log\n', 'invalid-choice "/var/log/m.log" file /var/log/m.log'],
  ['2.1.2', 'persistent_client_expiration 14 days\n', 'invalid-duration "14 days" 14d'],
  ['2.1.2', 'persistent_client_expiration 90min\n', 'invalid-duration "90min" 5400s'],
  ['2.0.22', 'persistent_client_expiration 90min\n', 'invalid-duration "90min" undefined'],
  ['2.1.2', 'listener 0.0.0.0:1883\n', 'invalid-number "0.0.0.0:1883" 1883 0.0.0.0'],
  ['2.0.22', 'listener 0.0.0.0:1883\n', 'invalid-port "0.0.0.0:1883" 1883 0.0.0.0'],
  ['1.6.15', 'listener localhost 1883\n', 'invalid-port "localhost 1883" 1883 localhost'],
  ['2.1.2', 'listner 1883\n', 'unknown-directive "listner" listener'],
  ['2.1.2', 'max_packet_size 10\n', 'number-out-of-range "10" 20'],
])('%s %j: %s', (release, text, expected) => {
  expect(meant(release, text)).toBe(expected);
});

test('a bridge whose address and topic cannot be read is not without them', () => {
  const bridge = 'connection a\naddress b:0\ntopic c sideways\n';
  expect(refusals('2.1.2', bridge)).toEqual(['invalid-port', 'invalid-direction']);
  expect(refusals('2.1.2', 'connection a\n')).toEqual(['bridge-without-address', 'bridge-without-topic']);
});
