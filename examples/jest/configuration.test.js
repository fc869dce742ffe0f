const { join } = require('node:path');
const { expectConfiguration } = require('@mosquitto-conf/test');

test('the screen receives what the sensor publishes', () =>
  expectConfiguration(join(__dirname, '../testing/mosquitto.conf'), {
    passwords: { passwd: { sensor: 'warm', screen: 'bright' } },
    clients: {
      sensor: { username: 'sensor', password: 'warm' },
      screen: { username: 'screen', password: 'bright' },
    },
    when: [
      { subscribe: 'sensors/#', as: 'screen' },
      { publish: 'sensors/hall/heat', as: 'sensor', payload: 21 },
      { publish: 'sensors/attic/heat', as: 'sensor', payload: 22, answer: 'denied' },
    ],
    expect: { messages: { screen: [{ topic: 'sensors/hall/heat', payload: 21 }] } },
  }));
