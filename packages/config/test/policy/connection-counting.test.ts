import { expect, test } from 'vitest';
import { connectionCounting } from '../../src/policy/connection-counting.js';
import { listenerPolicies } from '../../src/policy/index.js';
import { findTarget } from '../../src/releases.js';
import { read } from './support.js';

const counting = (release: string, isWeb: boolean) => connectionCounting(findTarget(release)!, isWeb);

// Measured on both sides of each boundary, with builds that have WebSockets.
test.each([
  ['1.4.10', 'plain', { isLimited: true, endsTwice: false, keepsRefused: false }],
  ['1.5.5', 'plain', { isLimited: true, endsTwice: false, keepsRefused: false }],
  ['1.5.6', 'plain', { isLimited: true, endsTwice: true, keepsRefused: false }],
  ['2.0.11', 'plain', { isLimited: true, endsTwice: true, keepsRefused: false }],
  ['2.0.12', 'plain', { isLimited: true, endsTwice: false, keepsRefused: false }],
  ['1.4.10', 'WebSockets', { isLimited: false, endsTwice: false, keepsRefused: false }],
  ['1.4.11', 'WebSockets', { isLimited: true, endsTwice: false, keepsRefused: true }],
  ['1.6.4', 'WebSockets', { isLimited: true, endsTwice: true, keepsRefused: true }],
  ['1.6.5', 'WebSockets', { isLimited: false, endsTwice: true, keepsRefused: false }],
  ['2.0.22', 'WebSockets', { isLimited: false, endsTwice: false, keepsRefused: false }],
  ['2.1.0', 'WebSockets', { isLimited: true, endsTwice: false, keepsRefused: false }],
] as const)('%s counts %s clients for max_connections', (release, clients, expected) => {
  expect(counting(release, clients === 'WebSockets')).toEqual(expected);
});

test('the listeners of a configuration are counted by what they speak', () => {
  const text = 'listener 1884\nallow_anonymous true\nlistener 9001\nprotocol websockets\n';
  const limited = listenerPolicies(read('2.0.22', text)).map(
    ({ limits }) => limits.connectionCounting.isLimited,
  );
  expect(limited).toEqual([true, false]);
});
