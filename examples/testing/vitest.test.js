import { describeDecision, startBrokerFrom } from '@mosquitto-conf/broker';
import mqtt from 'mqtt';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** @type {import('@mosquitto-conf/broker').Broker} */
let broker;
beforeAll(async () => {
  const configuration = new URL('mosquitto.conf', import.meta.url).pathname;
  broker = await startBrokerFrom(configuration, { target: '2.0.22', ports: 'ephemeral' });
});
afterAll(() => broker.close());

test.each(
  /** @type {const} */ ([
    ['sensor', 'publish', 'sensors/hall/heat', 'allowed: acl 2 users.acl'],
    ['sensor', 'publish', 'sensors/attic/heat', 'denied: nothing-grants (acl_file 4 mosquitto.conf)'],
    ['screen', 'receive', 'sensors/attic/heat', 'allowed: acl 5 users.acl'],
    ['screen', 'publish', 'sensors/hall/heat', 'denied: nothing-grants (acl_file 4 mosquitto.conf)'],
  ]),
)('may %s %s %s?', (username, action, topic, decision) => {
  expect(describeDecision(broker.may({ username }, action, topic))).toBe(decision);
});

test('no client connects without the right password', async () => {
  /** @param {import('@mosquitto-conf/broker').ConnectDescription} client */
  const decide = async (client) => describeDecision(await broker.mayConnect(client));
  expect(await decide({})).toBe('denied: allow_anonymous 2 mosquitto.conf');
  expect(await decide({ username: 'sensor', password: 'cold' })).toBe('denied: password 1 passwd');
  expect(await decide({ username: 'sensor', password: 'warm' })).toBe('allowed: password 1 passwd');
});

test('a message of the sensor reaches the screen', async () => {
  const screen = await mqtt.connectAsync(broker.url('1883'), { username: 'screen', password: 'bright' });
  await screen.subscribeAsync('sensors/#');
  const received = new Promise((resolve) => {
    screen.once('message', (topic, payload) => resolve(`${topic} ${payload}`));
  });
  const sensor = await mqtt.connectAsync(broker.url('1883'), { username: 'sensor', password: 'warm' });
  await sensor.publishAsync('sensors/hall/heat', '21');
  expect(await received).toBe('sensors/hall/heat 21');
  await Promise.all([screen.endAsync(), sensor.endAsync()]);
});
