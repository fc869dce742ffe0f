import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigurationMismatch, expectConfiguration } from '@mosquitto-conf/test';

const file = new URL('mosquitto.conf', import.meta.url);
const people = {
  passwords: { passwd: { sensor: 'warm', screen: 'bright' } },
  clients: {
    sensor: { username: 'sensor', password: 'warm' },
    screen: { username: 'screen', password: 'bright' },
  },
};

test('the screen receives what the sensor publishes', () =>
  expectConfiguration(file, {
    ...people,
    when: [
      { subscribe: 'sensors/#', as: 'screen' },
      { publish: 'sensors/hall/heat', as: 'sensor', payload: 21 },
    ],
    expect: { messages: { screen: [{ topic: 'sensors/hall/heat', payload: 21 }] } },
  }));

test('a mismatch names the line that decides', () =>
  assert.rejects(
    expectConfiguration(file, {
      ...people,
      when: [{ publish: 'sensors/hall/heat', as: 'screen', answer: 'accepted' }],
    }),
    (error) => error instanceof ConfigurationMismatch && /mosquitto\.conf:4/.test(error.message),
  ));
