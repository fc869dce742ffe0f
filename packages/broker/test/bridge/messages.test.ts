import type { MqttClient } from 'mqtt';
import { afterEach, describe, expect, it } from 'vitest';
import type { Broker } from '../../src/index.js';
import { client } from '../support/boot.js';
import { bridged, connected, far, portOf } from '../support/bridged.js';
import { Remote } from '../support/remote.js';

const open: (Broker | MqttClient)[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await ('endAsync' in one ? one.endAsync(true) : one.close());
});

/** Two brokers with a bridge from the first to the second, once it is connected. */
async function pair(lines: string, versions: { near?: string; far?: string } = {}) {
  const there = await far('', versions.far);
  const { broker: here, log } = await bridged(
    portOf(there),
    lines,
    versions.near ? { target: versions.near } : {},
  );
  open.push(here, there);
  await connected(here);
  return { here, there, log };
}

function connect(broker: Broker): MqttClient {
  const one = client(broker);
  open.push(one);
  return one;
}

/** What a client gets until `end` comes: `TOPIC PAYLOAD qosQ`, with `retain` where that is set. */
async function gets(broker: Broker, filter: string, until: string): Promise<() => Promise<string[]>> {
  const one = connect(broker);
  const got: string[] = [];
  const done = new Promise<void>((resolve) => {
    one.on('message', (topic, payload, { qos, retain }) => {
      if (topic === until) resolve();
      else got.push(`${topic} ${payload} qos${qos}${retain ? ' retain' : ''}`);
    });
  });
  await one.subscribeAsync(filter, { qos: 2 });
  return async () => {
    await done;
    return got;
  };
}

describe.each(['mqttv31', 'mqttv311', 'mqttv50'])('over a bridge with %s', (version) => {
  const protocol = `\nbridge_protocol_version ${version}`;

  it.each([0, 1, 2] as const)('messages of QoS %i go out under their other name', async (qos) => {
    const { here, there } = await pair(`topic # out 2 home/ r/${protocol}`);
    const received = await gets(there, 'r/#', 'r/end');
    const from = connect(here);
    await from.publishAsync('home/a/b', 'x', { qos });
    await from.publishAsync('other', 'y', { qos });
    await from.publishAsync('home/end', '', { qos });
    expect(await received()).toEqual([`r/a/b x qos${qos}`]);
  });

  it.each([0, 1, 2] as const)('messages of QoS %i arrive under their local topic', async (qos) => {
    const { here, there } = await pair(`topic # in 2 home/ r/${protocol}`);
    const received = await gets(here, '#', 'home/end');
    const from = connect(there);
    await from.publishAsync('r/a/b', 'x', { qos });
    await from.publishAsync('r/end', '', { qos });
    expect(await received()).toEqual([`home/a/b x qos${qos}`]);
  });

  it('messages have at most the QoS of the line', async () => {
    const { here, there } = await pair(`topic a out 1\ntopic b out${protocol}\ntopic end out 2`);
    const received = await gets(there, '#', 'end');
    const from = connect(here);
    for (const topic of ['a', 'b', 'end']) await from.publishAsync(topic, 'x', { qos: 2 });
    expect((await received()).sort()).toEqual(['a x qos1', 'b x qos0']);
  });

  it('messages in both directions do not come back', async () => {
    const { here, there } = await pair(`topic # both 2${protocol}`);
    const near = await gets(here, '#', 'end');
    const remote = await gets(there, '#', 'end');
    const arrives = there.waitFor('publish', ({ topic }) => topic === 'from/here');
    await connect(here).publishAsync('from/here', 'x', { qos: 1 });
    await arrives;
    const from = connect(there);
    await from.publishAsync('from/there', 'y', { qos: 1 });
    await from.publishAsync('end', '', { qos: 1 });
    expect((await near()).sort()).toEqual(['from/here x qos1', 'from/there y qos1']);
    expect((await remote()).sort()).toEqual(['from/here x qos1', 'from/there y qos1']);
    for (const broker of [here, there]) expect(broker.queue('local.broker.c')).toEqual([]);
  });

  it('messages stay retained, and those that were are sent when the bridge connects', async () => {
    const there = await far();
    const { broker: here } = await bridged(portOf(there), `topic # both 1\nnotifications false${protocol}`);
    open.push(here, there);
    here.publish('early', 'x', { qos: 1, retain: true });
    await connected(here);
    const received = await gets(there, '#', 'end');
    await connect(here).publishAsync('late', 'y', { qos: 1, retain: true });
    await connect(here).publishAsync('end', '', { qos: 1 });
    await received();
    const kept = there.retained.map(({ topic, payload }) => `${topic} ${payload}`);
    expect(kept.sort()).toEqual(['early x', 'late y']);
  });
});

describe('a bridge', () => {
  it('is not concerned by ACL files, whatever the listener asks for', async () => {
    const there = await far();
    const { broker: here } = await bridged(portOf(there), 'topic # both 1', {
      general: 'acl_file acl\n',
      ...({ files: { acl: 'topic read x\n' } } as object),
    });
    open.push(here, there);
    await connected(here);
    const arrives = there.waitFor('publish', ({ topic }) => topic === 'y');
    here.publish('y', 'z');
    expect((await arrives).payload.toString()).toBe('z');
  });

  it('sends nothing retained if it is not to', async () => {
    const { here, there } = await pair('topic # out 1\nbridge_outgoing_retain false\nnotifications false');
    const arrives = there.waitFor('publish', ({ topic }) => topic === 'a');
    here.publish('a', 'x', { retain: true });
    expect(await arrives).toMatchObject({ retain: false });
  });

  it('drops messages that are larger than its limit', async () => {
    const { here, there } = await pair('topic # out 1\nbridge_max_packet_size 100\nnotifications false');
    const received = await gets(there, '#', 'end');
    here.publish('large', 'x'.repeat(200), { qos: 1 });
    here.publish('small', 'x', { qos: 1 });
    here.publish('end', '', { qos: 1 });
    expect(await received()).toEqual(['small x qos1']);
  });

  it('is shown with its state, and tells when that changes', async () => {
    const there = await far();
    const { broker: here } = await bridged(portOf(there), 'topic # both\nremote_clientid garden');
    open.push(here, there);
    const address = `127.0.0.1:${portOf(there)}`;
    const base = {
      name: 'c',
      address,
      localClientId: 'local.garden',
      remoteClientId: 'garden',
      reason: undefined,
    };
    expect(here.bridges).toEqual([{ ...base, state: 'connecting', isConnected: false }]);
    expect(await here.waitFor('bridge')).toEqual({ name: 'c', state: 'connected', address });
    expect(here.bridges).toEqual([{ ...base, state: 'connected', isConnected: true }]);
    expect(there.sessions.map(({ clientId }) => clientId)).toEqual(['garden']);
    there.kick('garden');
    expect(await here.waitFor('bridge')).toMatchObject({ state: 'disconnected' });
  });

  it('takes its session back from a client with the same id', async () => {
    await using remote = await Remote.listens();
    const { broker } = await bridged(remote.port, 'topic # both 1\nrestart_timeout 1\nnotifications false');
    open.push(broker);
    await (await remote.connection()).accepts();
    await connected(broker);
    for (const clean of [true, false]) {
      const lost = broker.waitFor('bridge', ({ state }) => state === 'disconnected');
      const thief = client(broker, { clientId: 'local.broker.c', clean });
      open.push(thief);
      await lost;
      const gone = broker.waitFor('disconnect', ({ clientId }) => clientId === 'local.broker.c');
      broker.clock.advance(3);
      await gone;
      const connection = await remote.connection();
      await connection.accepts();
      await connected(broker);
      broker.publish('a', 'x', { qos: 1 });
      expect(await connection.nextOf('publish')).toMatchObject({ topic: 'a' });
    }
  });

  it('leaves a client with the same id what that client may do, and no more', async () => {
    await using remote = await Remote.listens();
    const { broker } = await bridged(remote.port, 'topic # both 1\nnotifications false', {
      general: 'acl_file acl\n',
      decisions: true,
      ...({ files: { acl: 'topic read x\n' } } as object),
    });
    open.push(broker);
    await (await remote.connection()).accepts();
    await connected(broker);
    const thief = client(broker, { clientId: 'local.broker.c', clean: false });
    open.push(thief);
    const decided = broker.waitFor('decision', ({ kind }) => kind === 'publish');
    await thief.publishAsync('secret', 'x', { qos: 1 });
    expect(await decided).toMatchObject({ allowed: false, reason: 'nothing-grants' });
  });

  it('that is off does not connect', async () => {
    const { broker, log } = await bridged(1, 'topic #', { bridges: 'off' });
    open.push(broker);
    expect(broker.bridges).toMatchObject([{ state: 'off', reason: 'The bridge is off.' }]);
    expect(broker.unsupported).toEqual([]);
    expect(log.join('\n')).not.toContain('Connecting');
  });

  it('does not exist under a name that no bridge has', async () => {
    await expect(bridged(1, 'topic #', { bridges: { garden: 'off' } })).rejects.toThrow(
      'there is no bridge garden: name one of c',
    );
  });
});

describe('what the other broker sends that is not allowed', () => {
  it.each([
    ['a message with wildcards, through prefixes', 'topic # both 2 l/ r/', '320700022b2b00013031'],
    ['a message with wildcards', 'topic # both 2', '320700022b2b00013031'],
    ['a second CONNACK that refuses', 'topic # in', '20020005'],
    ['a SUBACK with message id 0', 'topic # in', '9003000000'],
    ['a SUBACK without a code', 'topic # in', '90020001'],
    ['a CONNECT', 'topic # in', '100c00044d5154540402003c0000'],
    ['packet type 0', 'topic # in', '0000'],
  ])('%s ends the connection, and nothing else', async (_what, lines, hex) => {
    await using remote = await Remote.listens();
    const { broker } = await bridged(remote.port, `${lines}\nrestart_timeout 1`);
    open.push(broker);
    const connection = await remote.connection();
    await connection.accepts();
    await connected(broker);
    connection.sendsBytes(hex);
    await connection.ends();
    expect(broker.bridges).toMatchObject([{ state: 'disconnected' }]);
    await connect(broker).publishAsync('still/here', '', { qos: 1 });
    broker.clock.advance(3);
    await (await remote.connection()).accepts();
    await connected(broker);
  });

  it('a message before the CONNACK', async () => {
    await using remote = await Remote.listens();
    const { broker } = await bridged(remote.port, 'topic # in');
    open.push(broker);
    const connection = await remote.connection();
    await connection.next();
    connection.sendsBytes('3003000161');
    await connection.ends();
    expect(broker.bridges).toMatchObject([{ state: 'disconnected' }]);
  });
});

// The reference handles packets of another broker as it does those of clients (handle__packet).
describe('what the other broker sends although it is none of its business', () => {
  it('a SUBSCRIBE gets the messages under its filter, and an UNSUBSCRIBE also ends a topic of the bridge', async () => {
    await using remote = await Remote.listens();
    const { broker } = await bridged(remote.port, 'topic out/# out 1\nnotifications false');
    open.push(broker);
    const connection = await remote.connection();
    await connection.accepts();
    await connected(broker);
    connection.sends({ cmd: 'subscribe', messageId: 7, subscriptions: [{ topic: 'other/#', qos: 0 }] });
    expect(await connection.nextOf('suback')).toMatchObject({ messageId: 7, granted: [0] });
    connection.sends({ cmd: 'unsubscribe', messageId: 8, unsubscriptions: ['out/#'] });
    expect(await connection.nextOf('unsuback')).toMatchObject({ messageId: 8 });
    broker.publish('out/a', 'x', { qos: 1 });
    broker.publish('other/a', 'y', { qos: 1 });
    expect(await connection.nextOf('publish')).toMatchObject({ topic: 'other/a', qos: 0 });
  });

  it('a second CONNACK has the bridge subscribe again, and repeats no message', async () => {
    await using remote = await Remote.listens();
    const { broker } = await bridged(remote.port, 'topic out in\ntopic a out 1\nnotifications false');
    open.push(broker);
    const connection = await remote.connection();
    await connection.accepts();
    await connected(broker);
    await connection.nextOf('subscribe');
    broker.publish('a', 'first', { qos: 1 });
    expect(await connection.nextOf('publish')).toMatchObject({ payload: Buffer.from('first') });
    connection.sendsBytes('20020000');
    expect(await connection.nextOf('subscribe')).toMatchObject({ subscriptions: [{ topic: 'out' }] });
    broker.publish('a', 'second', { qos: 1 });
    expect(await connection.nextOf('publish')).toMatchObject({ payload: Buffer.from('second') });
  });
});
