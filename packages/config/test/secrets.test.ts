import { describe, expect, test } from 'vitest';
import { MASK, maskLine, secretsOf } from '../src/secrets.js';

describe('a line of a configuration that is one word', () => {
  test.each([
    ['the first line of an OpenSSH key', 'b3BlbnNzaC1rZXktdjEAAAAABG5v'],
    ['the last line of a key', 'QyNTUxOQAAACB0c3RpbmcxMg=='],
    ['a hash or a pre-shared key', '9f86d081884c7d659a2feaa0c55ad015'],
    ['hexadecimal digits in upper case', '9F86D081884C7D65'],
  ])('is masked where it looks like %s', (_, line) => {
    expect(maskLine(line, 'configuration')).toBe(MASK);
    expect(secretsOf(line, 'configuration')[0]).toBe(line);
  });

  test.each([
    'allow_anonymus',
    'Listener1883',
    '__MQTT_PORT_1883__',
    '$MQTT_LISTENER_1883',
    'max_inflight_messages',
    'deadbeefdeadbeef',
    '1883',
  ])('is shown where a person may have written it: %s', (line) => {
    expect(maskLine(line, 'configuration')).toBe(line);
  });
});
