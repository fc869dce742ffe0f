import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrokerFrom } from '@mosquitto-conf/broker';
import mqtt from 'mqtt';

/** @type {import('@mosquitto-conf/broker').Broker} */
let broker;
before(async () => {
  const configuration = new URL('mosquitto.conf', import.meta.url).pathname;
  broker = await startBrokerFrom(configuration, { ports: 'ephemeral' });
});
after(() => broker.close());

/** A client with a session that expires an hour after it disconnects. */
const screen = () =>
  mqtt.connectAsync(broker.url(), {
    clientId: 'screen',
    username: 'screen',
    password: 'bright',
    protocolVersion: 5,
    clean: false,
    properties: { sessionExpiryInterval: 3600 },
    reconnectPeriod: 0,
  });

test('a session expires after an hour', async () => {
  const client = await screen();
  await client.subscribeAsync('sensors/#', { qos: 1 });
  await client.endAsync();
  broker.publish('sensors/hall/heat', '21', { qos: 1 });
  broker.clock.advance(3500);
  assert.deepEqual(
    broker.queue('screen').map(({ topic }) => topic),
    ['sensors/hall/heat'],
  );
  broker.clock.advance(200);
  assert.deepEqual(broker.sessions, []);
});

test('the broker notices a cut connection', async () => {
  const client = await screen();
  client.on('error', () => {});
  const closed = new Promise((resolve) => client.once('close', () => resolve(undefined)));
  const gone = broker.waitFor('disconnect', ({ clientId }) => clientId === 'screen');
  const fault = broker.injectFault({ clientId: 'screen' }, { cutAfter: 1 });
  client.publish('anything', '');
  await Promise.all([closed, gone]);
  fault.end();
});
