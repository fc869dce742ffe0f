import { startBrokerFrom } from '@mosquitto-conf/broker';

test('the kitchen is nobody’s business', async () => {
  const configuration = new URL('mosquitto.conf', import.meta.url).pathname;
  const broker = await startBrokerFrom(configuration, { ports: 'ephemeral' });
  for (const username of ['sensor', undefined])
    expect(broker.may({ username }, 'receive', 'sensors/kitchen').allowed).toBe(false);
  await broker.close();
});
