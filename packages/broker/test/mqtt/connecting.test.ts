import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { boot } from '../support/boot.js';
import { connectBytes } from '../support/raw.js';
import { type ConnectOptions, ScriptedClient } from '../support/scripted-client.js';

const OPEN = 'allow_anonymous true\nlistener 1883\n';
const LIMITS = 'topicAliasMaximum=10 maximumPacketSize=2000000 receiveMaximum=20';

/** What a client receives after its CONNECT, with a configuration. */
async function received(
  configuration: string,
  clientId: string,
  coming: ConnectOptions = {},
  target = '2.1.2',
): Promise<string[]> {
  await using broker = await boot(configuration, { target });
  return await (await ScriptedClient.connects(broker, clientId, coming)).receives();
}

describe('a CONNACK of 5.0 has what the configuration allows', () => {
  it.each([
    ['', `CONNACK 0 ${LIMITS}`],
    ['max_topic_alias 0\n', 'CONNACK 0 maximumPacketSize=2000000 receiveMaximum=20'],
    ['max_topic_alias 3\n', 'CONNACK 0 topicAliasMaximum=3 maximumPacketSize=2000000 receiveMaximum=20'],
    ['max_qos 1\n', `CONNACK 0 ${LIMITS} maximumQoS=1`],
    ['max_packet_size 300\n', 'CONNACK 0 topicAliasMaximum=10 maximumPacketSize=300 receiveMaximum=20'],
    [
      'max_inflight_messages 5\n',
      'CONNACK 0 topicAliasMaximum=10 maximumPacketSize=2000000 receiveMaximum=5',
    ],
    [
      'retain_available false\n',
      'CONNACK 0 topicAliasMaximum=10 retainAvailable=false maximumPacketSize=2000000 receiveMaximum=20',
    ],
  ])('%j', async (setting, expected) => {
    expect(await received(OPEN + setting, 'one')).toEqual([expected]);
  });

  it('and no response information, which the client asks for', async () => {
    const properties = { requestResponseInformation: true, userProperties: { a: 'b' } };
    expect(await received(OPEN, 'one', { properties })).toEqual([`CONNACK 0 ${LIMITS}`]);
  });

  it.each([
    ['1.6.15', 'CONNACK 0'],
    ['2.0.0', 'CONNACK 0 topicAliasMaximum=10 receiveMaximum=20'],
  ])('from 2.0 how many messages may be in flight: %s', async (target, expected) => {
    const [connack] = await received(
      `${OPEN}${target === '1.6.15' ? 'max_topic_alias 0\n' : ''}`,
      'one',
      {},
      target,
    );
    expect(connack).toBe(expected);
  });

  it('the maximum QoS even in a refusal', async () => {
    const closed = 'allow_anonymous false\nlistener 1883\nmax_qos 0\n';
    expect(await received(closed, 'one')).toEqual(['CONNACK 135 maximumQoS=0', 'closed']);
  });
});

describe('server keep-alive: max_keepalive 10', () => {
  const limited = `max_keepalive 10\n${OPEN}`;
  it.each([60, 0])('replaces %i in 5.0', async (keepalive) => {
    expect(await received(limited, 'one', { keepalive })).toEqual([`CONNACK 0 serverKeepAlive=10 ${LIMITS}`]);
  });

  it.each([
    ['2.0.8', 'CONNACK 0 topicAliasMaximum=10 receiveMaximum=20'],
    ['2.0.9', 'CONNACK 0 topicAliasMaximum=10 receiveMaximum=20 serverKeepAlive=10'],
  ])('applies to clients without one from 2.0.9: %s', async (target, expected) => {
    const [connack] = await received(limited, 'one', { keepalive: 0 }, target);
    const parts = (text = '') => text.split(' ').sort();
    expect(parts(connack)).toEqual(parts(expected));
  });

  it('keeps a shorter one', async () => {
    expect(await received(limited, 'one', { keepalive: 9 })).toEqual([`CONNACK 0 ${LIMITS}`]);
  });

  it.each([
    ['2.1.2', ['CONNACK 2', 'closed']],
    ['2.0.11', ['CONNACK 0']],
  ])('before 5.0 is a refusal, from 2.0.12: %s', async (target, expected) => {
    expect(await received(limited, 'one', { version: 4, keepalive: 60 }, target)).toEqual(expected);
  });

  it('applies from then on: a client that is silent for half as long again is disconnected', async () => {
    await using broker = await boot(limited);
    const one = await ScriptedClient.connects(broker, 'one', { keepalive: 60 });
    await one.receives();
    broker.clock.advance(14);
    expect(broker.connections).toHaveLength(1);
    broker.clock.advance(16);
    expect(await one.receives()).toEqual(['closed']);
  });
});

describe('client ids', () => {
  const UUID = /[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/;
  it.each([
    ['', 'auto-'],
    ['auto_id_prefix made-\n', 'made-'],
  ])('are assigned: %j', async (setting, prefix) => {
    const [connack] = await received(setting + OPEN, '');
    expect(connack?.replace(UUID, 'UUID')).toBe(
      `CONNACK 0 topicAliasMaximum=10 assignedClientIdentifier=${prefix}UUID maximumPacketSize=2000000 receiveMaximum=20`,
    );
  });

  it('are required if allow_zero_length_clientid is false', async () => {
    const strict = `allow_zero_length_clientid false\n${OPEN}`;
    expect(await received(strict, '')).toEqual(['CONNACK 128', 'closed']);
    expect(await received(strict, '', { version: 4 })).toEqual(['CONNACK 2', 'closed']);
  });

  it('are usernames with use_username_as_clientid', async () => {
    await using broker = await boot(`${OPEN}use_username_as_clientid true\n`);
    await (await ScriptedClient.connects(broker, 'one', { username: 'ana' })).receives();
    expect(broker.connections).toMatchObject([{ clientId: 'ana', username: 'ana' }]);
    expect(await (await ScriptedClient.connects(broker, 'one')).receives()).toEqual([
      'CONNACK 135',
      'closed',
    ]);
    // The username is looked at before the method (handle__connect).
    const properties = { authenticationMethod: 'of no plugin' };
    const refusal = async (options: ConnectOptions) =>
      (await (await ScriptedClient.connects(broker, 'one', { properties, ...options })).receives())[0];
    expect(await refusal({})).toBe('CONNACK 135');
    expect(await refusal({ username: 'ana' })).toBe('CONNACK 140');
  });
});

describe('a will that is not valid', () => {
  it.each([
    ['retain_available false\n', { retain: true }, ['CONNACK 154', 'closed']],
    ['max_qos 1\n', { qos: 2 }, ['CONNACK 155 maximumQoS=1', 'closed']],
    ['message_size_limit 3\n', {}, ['CONNACK 149', 'closed']],
  ])('is answered: %j', async (setting, more, expected) => {
    const will = { topic: 'a', payload: Buffer.from('gone'), qos: 0, retain: false, ...more };
    expect(await received(OPEN + setting, 'one', { will })).toEqual(expected);
  });
});

it('a client above global_max_clients is refused, and its will is published', async () => {
  await using broker = await boot(`global_max_clients 1\n${OPEN}`);
  const watcher = (await ScriptedClient.connects(broker, 'watcher')).subscribes('#');
  await watcher.receives();
  const will = { topic: 'a', payload: Buffer.from('gone'), qos: 0, retain: false };
  expect(await (await ScriptedClient.connects(broker, 'one', { will })).receives()).toEqual([
    'CONNACK 137',
    'closed',
  ]);
  expect(await watcher.receives()).toEqual(["PUBLISH a 'gone'"]);
});

it('a second CONNECT ends the session without its will and without a DISCONNECT', async () => {
  await using broker = await boot(OPEN);
  const watcher = (await ScriptedClient.connects(broker, 'watcher')).subscribes('#');
  await watcher.receives();
  const will = { topic: 'a', payload: Buffer.from('gone'), qos: 0, retain: false };
  const one = await ScriptedClient.connects(broker, 'one', {
    will,
    properties: { sessionExpiryInterval: 100 },
  });
  await one.receives();
  one.sends({
    cmd: 'connect',
    protocolId: 'MQTT',
    protocolVersion: 5,
    clientId: 'one',
    clean: true,
    keepalive: 0,
  });
  expect(await one.receives()).toEqual(['closed']);
  expect(await watcher.receives()).toEqual([]);
  expect(broker.sessions.map(({ clientId }) => clientId)).toEqual(['watcher']);
});

it('a client that publishes and disconnects in one write gets its acknowledgement before the end', async () => {
  await using broker = await boot(OPEN);
  const socket = connect(broker.listener().port);
  const publish = [0x32, 5, 0, 1, 0x61, 0, 7];
  socket.write(Buffer.from([...connectBytes({ level: 4 }), ...publish, 0xe0, 0]));
  expect([...(await buffer(socket))]).toEqual([0x20, 2, 0, 0, 0x40, 2, 0, 7]);
});
