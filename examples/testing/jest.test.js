import { startBrokerFrom } from '@mosquitto-conf/broker';

test('no client reads the kitchen', async () => {
  const configuration = new URL('mosquitto.conf', import.meta.url).pathname;
  const broker = await startBrokerFrom(configuration, { ports: 'ephemeral' });
  for (const username of ['sensor', undefined])
    expect(broker.may({ username }, 'receive', 'sensors/kitchen').allowed).toBe(false);
  await broker.close();
});
