// Jest 30 without any option: the broker comes by `require`.
const { startBrokerFrom } = require('@mosquitto-conf/broker');

const file = `${__dirname}/../testing/mosquitto.conf`;

test('a sensor publishes its own values only', async () => {
  const broker = await startBrokerFrom(file, { target: '2.0.22', ports: 'ephemeral' });
  try {
    expect(broker.may({ username: 'sensor' }, 'publish', 'sensors/hall/heat').allowed).toBe(true);
    expect(broker.may({ username: 'sensor' }, 'publish', 'sensors/attic/heat').allowed).toBe(false);
  } finally {
    await broker.close();
  }
});
