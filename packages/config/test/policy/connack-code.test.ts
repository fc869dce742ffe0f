import { expect, test } from 'vitest';
import { connackCode } from '../../src/policy/connack-code.js';
import { findTarget } from '../../src/releases.js';

test.each([
  // Releases up to 1.5 know no MQTT 5.
  ['1.5.11', 'not-authorized', 5, 5],
  ['1.6.0', 'not-authorized', 5, 0x87],
  ['1.6.0', 'not-authorized', 4, 5],
  ['1.6.2', 'client-id', 5, 2],
  ['1.6.3', 'client-id', 5, 0x80],
  ['2.1.2', 'closed', 5, undefined],
] as const)('%s refuses a client (%s, MQTT %i) with %s', (release, refusal, version, code) => {
  expect(connackCode(refusal, version, findTarget(release)!)).toBe(code);
});
