import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Broker } from '../../src/index.js';
import { bridged, connected } from '../support/bridged.js';
import { Remote, type RemoteConnection } from '../support/remote.js';

const LINES = 'topic # both 2\nnotifications false\nbridge_attempt_unsubscribe false\nrestart_timeout 1';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bridge-queue-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A broker with a database, which finds it again when it is started once more. */
async function start(port: number, lines = ''): Promise<Broker> {
  const general = `persistence true\npersistence_location ${folder}/\n`;
  const options = { general, persistence: true, workingFolder: folder };
  return (await bridged(port, `${LINES}\n${lines}`, options)).broker;
}

/** The next messages, as `PAYLOAD qosQ`, with `dup` where that is set. */
async function messages(connection: RemoteConnection, count: number): Promise<string[]> {
  const found: string[] = [];
  while (found.length < count) {
    const { payload, qos, dup } = await connection.nextOf('publish');
    found.push(`${payload} qos${qos}${dup ? ' dup' : ''}`);
  }
  return found;
}

/** Cuts a connection, and lets the bridge connect again. */
async function again(
  broker: Broker,
  remote: Remote,
  connection: RemoteConnection,
): Promise<RemoteConnection> {
  const lost = broker.waitFor('bridge', ({ state }) => state === 'disconnected');
  connection.cut();
  await lost;
  broker.clock.advance(3);
  return remote.connection();
}

describe('messages that wait for the other broker', () => {
  it('are sent once it is back, those of QoS 0 not', async () => {
    await using remote = await Remote.listens();
    const broker = await start(remote.port);
    const first = await remote.connection();
    await first.accepts();
    await connected(broker);
    const lost = broker.waitFor('bridge', ({ state }) => state === 'disconnected');
    first.cut();
    await lost;
    for (const qos of [0, 1, 2] as const) broker.publish('a', `m${qos}`, { qos });
    broker.clock.advance(3);
    const second = await remote.connection();
    await second.accepts();
    expect(await messages(second, 2)).toEqual(['m1 qos1', 'm2 qos2']);
    await broker.close();
  });

  it('are still there after a restart of the broker, in order', async () => {
    await using remote = await Remote.listens();
    const broker = await start(remote.port);
    const first = await remote.connection();
    await first.accepts();
    await connected(broker);
    const lost = broker.waitFor('bridge', ({ state }) => state === 'disconnected');
    first.cut();
    await lost;
    for (const payload of ['1', '2', '3']) broker.publish('a', payload, { qos: 1 });
    await broker.close();
    const restarted = await start(remote.port);
    const second = await remote.connection();
    await second.accepts();
    expect(await messages(second, 3)).toEqual(['1 qos1', '2 qos1', '3 qos1']);
    await restarted.close();
  });

  it.each([
    ['cleansession true', 0],
    ['cleansession false\nlocal_cleansession true', 0],
    ['cleansession true\nlocal_cleansession false', 1],
    ['cleansession false', 1],
  ])('with %j are kept: %i', async (lines, count) => {
    await using remote = await Remote.listens();
    const broker = await start(remote.port, lines);
    const first = await remote.connection();
    await first.accepts();
    await connected(broker);
    const lost = broker.waitFor('bridge', ({ state }) => state === 'disconnected');
    first.cut();
    await lost;
    broker.publish('a', 'x', { qos: 1 });
    expect(broker.queue('local.broker.c')).toHaveLength(count);
    await broker.close();
  });
});

describe('messages in flight', () => {
  it.each(['a cut', 'a restart'])('of QoS 1 are sent again after %s, as duplicates', async (how) => {
    await using remote = await Remote.listens();
    let broker = await start(remote.port);
    const first = await remote.connection();
    await first.accepts();
    await connected(broker);
    broker.publish('a', 'x', { qos: 1 });
    const sent = await first.nextOf('publish');
    let second: RemoteConnection;
    if (how === 'a cut') {
      second = await again(broker, remote, first);
    } else {
      await broker.close();
      broker = await start(remote.port);
      second = await remote.connection();
    }
    await second.accepts();
    const repeated = await second.nextOf('publish');
    expect(repeated).toMatchObject({ payload: Buffer.from('x'), dup: true, messageId: sent.messageId });
    second.sends({ cmd: 'puback', messageId: repeated.messageId });
    while (broker.queue('local.broker.c').length > 0) await new Promise((resolve) => setTimeout(resolve, 1));
    await broker.close();
  });

  it('of QoS 2 are released after a cut, and not sent twice', async () => {
    await using remote = await Remote.listens();
    const broker = await start(remote.port);
    const first = await remote.connection();
    await first.accepts();
    await connected(broker);
    broker.publish('a', 'x', { qos: 2 });
    const { messageId } = await first.nextOf('publish');
    first.sends({ cmd: 'pubrec', messageId });
    expect(await first.nextOf('pubrel')).toMatchObject({ messageId });
    const second = await again(broker, remote, first);
    await second.accepts();
    await second.nextOf('subscribe');
    expect(await second.next()).toMatchObject({ cmd: 'pubrel', messageId });
    second.sends({ cmd: 'pubcomp', messageId });
    while (broker.queue('local.broker.c').length > 0) await new Promise((resolve) => setTimeout(resolve, 1));
    await broker.close();
  });

  it('of QoS 2 from the other broker are delivered once, though sent twice', async () => {
    await using remote = await Remote.listens();
    const broker = await start(remote.port);
    const arrived: string[] = [];
    broker.events.on('publish', ({ topic }) => arrived.push(topic));
    const publish = { cmd: 'publish', topic: 'a', payload: 'x', qos: 2, messageId: 7, retain: false };
    const first = await remote.connection();
    await first.accepts();
    first.sends({ ...publish, dup: false });
    await first.nextOf('pubrec');
    const second = await again(broker, remote, first);
    await second.accepts();
    second.sends({ ...publish, dup: true });
    await second.nextOf('pubrec');
    second.sends({ cmd: 'pubrel', messageId: 7 });
    await second.nextOf('pubcomp');
    second.sends({ cmd: 'pubrel', messageId: 7 });
    await second.nextOf('pubcomp');
    expect(broker.queue('local.broker.c')).toEqual([]);
    await broker.close();
  });
});

describe('retained messages, when a bridge connects again (bridge__connect, handle__connack)', () => {
  it.each([
    ['1.5.2', []],
    ['1.5.4', ['r1 qos1']],
    ['1.5.7', ['r0 qos0', 'r1 qos1', 'r1 qos1']],
    ['1.5.8', ['r0 qos0', 'r1 qos1']],
  ])('%s', async (target, expected) => {
    await using remote = await Remote.listens();
    const { broker } = await bridged(remote.port, LINES.replace('both', 'out'), { target });
    const first = await remote.connection();
    await first.accepts();
    await connected(broker);
    for (const qos of [0, 1] as const) broker.publish(`r${qos}`, `r${qos}`, { qos, retain: true });
    const { messageId } = [await first.nextOf('publish'), await first.nextOf('publish')][1] ?? {};
    first.sends({ cmd: 'puback', messageId });
    const second = await again(broker, remote, first);
    await second.accepts();
    await connected(broker);
    broker.publish('end', 'end', { qos: 1 });
    const found = await messages(second, expected.length + 1);
    expect(found.sort()).toEqual(['end qos1', ...expected]);
    await broker.close();
  });
});
