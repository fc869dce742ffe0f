import { analyse, findTarget } from '@mosquitto-conf/config';
import { exampleHost } from '@mosquitto-conf/validator/internal';
import { afterEach, describe, expect, it } from 'vitest';
import type { Broker } from '../../src/index.js';
import { bridged, connected } from '../support/bridged.js';
import { Remote } from '../support/remote.js';

const open: Broker[] = [];
afterEach(() => Promise.all(open.splice(0).map((broker) => broker.close())));

/** A configuration with bridges, each with its topic, as it would be read again. */
function reread(port: number, bridges: Readonly<Record<string, string>>, target = '2.1.2') {
  const lines = Object.entries(bridges).map(
    ([name, rest]) =>
      `connection ${name}\naddress 127.0.0.1:${port}\nnotifications false\nrestart_timeout 1\n${rest}\n`,
  );
  const text = `listener 1883\nallow_anonymous true\n${lines.join('')}`;
  return analyse('m.conf', findTarget(target)!, exampleHost({ 'm.conf': text }, undefined)).configuration;
}

async function started(remote: Remote, lines: string, target = '2.1.2') {
  const { broker } = await bridged(remote.port, `notifications false\nrestart_timeout 1\n${lines}`, {
    target,
  });
  open.push(broker);
  const connection = await remote.connection();
  await connection.accepts();
  await connected(broker);
  return { broker, connection };
}

/** What the next connection of a bridge subscribes to. */
async function subscribes(remote: Remote): Promise<unknown> {
  const connection = await remote.connection();
  await connection.accepts();
  return (await connection.nextOf('subscribe')).subscriptions;
}

const IMMEDIATE = 'bridge_reload_type immediate';

describe('a reload of the bridges', () => {
  it('connects afresh with the new settings, if the bridge is to do so at once', async () => {
    await using remote = await Remote.listens();
    const { broker, connection } = await started(remote, `topic a in\n${IMMEDIATE}`);
    broker.reload(reread(remote.port, { c: `topic b in\n${IMMEDIATE}` }));
    expect(await connection.nextOf('disconnect')).toBeDefined();
    await connection.ends();
    broker.clock.advance(3);
    expect(await subscribes(remote)).toMatchObject([{ topic: 'b' }]);
  });

  it('waits otherwise until the connection has ended', async () => {
    await using remote = await Remote.listens();
    const { broker, connection } = await started(remote, 'topic a in');
    broker.reload(reread(remote.port, { c: 'topic b in' }));
    broker.clock.advance(3);
    expect(broker.bridges).toMatchObject([{ isConnected: true }]);
    const lost = broker.waitFor('bridge', ({ state }) => state === 'disconnected');
    connection.cut();
    await lost;
    broker.clock.advance(4);
    expect(await subscribes(remote)).toMatchObject([{ topic: 'b' }]);
  });

  it('ends bridges that are gone, with their sessions, and begins new ones', async () => {
    await using remote = await Remote.listens();
    const { broker, connection } = await started(remote, 'topic a both 1');
    broker.reload(reread(remote.port, { d: 'topic d in' }));
    await connection.ends();
    expect(broker.bridges.map(({ name }) => name)).toEqual(['d']);
    expect(broker.sessions.map(({ clientId }) => clientId)).toEqual(['local.broker.d']);
    broker.clock.advance(3);
    expect(await subscribes(remote)).toMatchObject([{ topic: 'd' }]);
  });

  it('changes nothing before 2.1', async () => {
    await using remote = await Remote.listens();
    const { broker } = await started(remote, 'topic a in', '2.0.22');
    broker.reload(reread(remote.port, {}, '2.0.22'));
    expect(broker.bridges).toMatchObject([{ name: 'c', isConnected: true }]);
  });

  it('without a configuration reads none: bridges that connect afresh do so', async () => {
    await using remote = await Remote.listens();
    const { broker, connection } = await started(remote, `topic a in\n${IMMEDIATE}`);
    broker.reload();
    await connection.ends();
    broker.clock.advance(3);
    expect(await subscribes(remote)).toMatchObject([{ topic: 'a' }]);
  });
});
