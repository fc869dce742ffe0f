import { expect, test } from 'vitest';
import { isOfThisMachine } from '../src/find-files.js';

test.each([
  [[], ['/etc/mosquitto/mosquitto.conf'], true],
  [[], ['mosquitto.conf'], false],
  [['/etc/mosquitto/mosquitto.conf'], ['/etc/mosquitto/mosquitto.conf'], false],
])('named %j, found %j: of this machine %s', (named, found, expected) => {
  expect(isOfThisMachine(named, found)).toBe(expected);
});
