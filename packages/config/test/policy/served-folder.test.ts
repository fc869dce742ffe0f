import { expect, test } from 'vitest';
import { policy } from './support.js';

test.each([
  ['2.0.22', 'websockets', '/srv/www:3'],
  ['2.0.22', 'mqtt', 'nothing'],
  ['2.1.2', 'websockets', 'nothing'],
  ['2.1.2', 'mqtt', 'nothing'],
  ['2.1.2', 'http_api', '/srv/www:3'],
])('%s serves files at a listener with protocol %s: %s', (release, protocol, expected) => {
  const { value, setting } = policy(
    release,
    `listener 1883\nprotocol ${protocol}\nhttp_dir /srv/www\nallow_anonymous true`,
    { '/srv/www/index.html': '' },
  ).servedFolder;
  expect(value === undefined ? 'nothing' : `${value}:${setting?.place.line}`).toBe(expected);
});
