import { expect, test } from 'vitest';
import { findings } from './findings.js';

test.each([
  ['allow_anonymous true\n', 'says who may connect'],
  ['max_connections 100\n', 'has a line for a listener'],
  ['persistence true\npersistence_location /mosquitto/data/\n', 'is that of the container image'],
  ['log_dest file /mosquitto/log/mosquitto.log\n', 'logs to a folder of the container image'],
])('local-only: a warning where the configuration %j %s', (text) => {
  expect(findings('local-only', text).map(({ severity }) => severity)).toEqual(['warning']);
});

test.each([
  'persistence true\npersistence_location /var/lib/mosquitto/\n',
  'log_dest file /var/log/mosquitto.log\n',
  'log_dest stdout\n',
  // Half a configuration: the rest may open a listener.
  'allow_anonymous true\ninclude_dir /etc/mosquitto/conf.d\n',
])('local-only: a note for %j', (text) => {
  const machine = { elsewhere: true };
  expect(findings('local-only', text, { machine }).map(({ severity }) => severity)).toEqual(['info']);
});
