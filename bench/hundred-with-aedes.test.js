// What people write by hand where they have no tests for their configuration: aedes with the rules of the configuration written once
// more, and real clients. The same hundred cases as in configuration-tests.mjs, each with a broker of its own.
import { once } from 'node:events';
import net from 'node:net';
import { Aedes } from 'aedes';
import mqtt from 'mqtt';
import { expect, test } from 'vitest';

const PASSWORDS = { alice: 'secret', bob: 'other' };

async function startAedes() {
  const aedes = await Aedes.createBroker({
    authenticate: (client, username, password, done) => {
      client.username = username;
      done(null, PASSWORDS[username] === String(password));
    },
    authorizePublish: (client, packet, done) =>
      done(client?.username === 'alice' && packet.topic.startsWith('home/') ? null : new Error('denied')),
    authorizeSubscribe: (_, subscription, done) =>
      done(null, subscription.topic.startsWith('home/') ? subscription : null),
  });
  const server = net.createServer(aedes.handle);
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const close = async () => {
    await new Promise((done) => aedes.close(done));
    await new Promise((done) => server.close(done));
  };
  return { url: `mqtt://127.0.0.1:${server.address().port}`, close };
}

const connect = (url, username) =>
  mqtt.connectAsync(url, { username, password: PASSWORDS[username], reconnectPeriod: 0 });

test.for(Array.from({ length: 100 }, (_, index) => index))(
  'message %i of alice reaches bob',
  async (number) => {
    const { url, close } = await startAedes();
    const [alice, bob] = [await connect(url, 'alice'), await connect(url, 'bob')];
    const [granted] = await bob.subscribeAsync(`home/${number}`, { qos: 1 });
    expect(granted.qos).toBe(1);
    const heard = [];
    alice.on('message', (topic) => heard.push(topic));
    const message = once(bob, 'message');
    await alice.publishAsync(`home/${number}`, String(number), { qos: 1 });
    const [topic, payload] = await message;
    expect([topic, String(payload)]).toEqual([`home/${number}`, String(number)]);
    expect(heard).toEqual([]);
    await Promise.all([alice.endAsync(), bob.endAsync()]);
    await close();
  },
);
