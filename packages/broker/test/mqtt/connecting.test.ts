import { describe, expect, it } from 'vitest';
import { boot } from '../support/boot.js';
import { type Coming, Talker } from '../support/talk.js';

const OPEN = 'allow_anonymous true\nlistener 1883\n';
const WELCOME = 'topicAliasMaximum=10 maximumPacketSize=2000000 receiveMaximum=20';

/** What a client hears that comes, under a configuration. */
async function heard(
  configuration: string,
  clientId: string,
  coming: Coming = {},
  target = '2.1.2',
): Promise<string[]> {
  await using broker = await boot(configuration, { target });
  return await (await Talker.comes(broker, clientId, coming)).hears();
}

describe('a CONNACK of 5.0 tells what the configuration allows', () => {
  it.each([
    ['', `CONNACK 0 ${WELCOME}`],
    ['max_topic_alias 0\n', 'CONNACK 0 maximumPacketSize=2000000 receiveMaximum=20'],
    ['max_topic_alias 3\n', 'CONNACK 0 topicAliasMaximum=3 maximumPacketSize=2000000 receiveMaximum=20'],
    ['max_qos 1\n', `CONNACK 0 ${WELCOME} maximumQoS=1`],
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
    expect(await heard(OPEN + setting, 'one')).toEqual([expected]);
  });

  it('and nothing of what before it was asked for: no response information', async () => {
    const properties = { requestResponseInformation: true, userProperties: { a: 'b' } };
    expect(await heard(OPEN, 'one', { properties })).toEqual([`CONNACK 0 ${WELCOME}`]);
  });

  it('the QoS even where it refuses', async () => {
    const closed = 'allow_anonymous false\nlistener 1883\nmax_qos 0\n';
    expect(await heard(closed, 'one')).toEqual(['CONNACK 135 maximumQoS=0', 'closed']);
  });
});

describe('server keep-alive: max_keepalive 10', () => {
  const limited = `max_keepalive 10\n${OPEN}`;
  it.each([60, 0])('replaces %i in 5.0', async (keepalive) => {
    expect(await heard(limited, 'one', { keepalive })).toEqual([`CONNACK 0 serverKeepAlive=10 ${WELCOME}`]);
  });

  it('leaves what is less alone', async () => {
    expect(await heard(limited, 'one', { keepalive: 9 })).toEqual([`CONNACK 0 ${WELCOME}`]);
  });

  it.each([
    ['2.1.2', ['CONNACK 2', 'closed']],
    ['2.0.11', ['CONNACK 0']],
  ])('before 5.0 is a refusal, from 2.0.12: %s', async (target, expected) => {
    expect(await heard(limited, 'one', { version: 4, keepalive: 60 }, target)).toEqual(expected);
  });

  it('is what counts from then on: silent for half as long again, the client is gone', async () => {
    await using broker = await boot(limited);
    const one = await Talker.comes(broker, 'one', { keepalive: 60 });
    await one.hears();
    broker.clock.advance(14);
    expect(broker.connections).toHaveLength(1);
    broker.clock.advance(16);
    expect(await one.hears()).toEqual(['closed']);
  });
});

describe('client ids', () => {
  const UUID = /[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/;
  it.each([
    ['', 'auto-'],
    ['auto_id_prefix made-\n', 'made-'],
  ])('are assigned: %j', async (setting, prefix) => {
    const [connack] = await heard(setting + OPEN, '');
    expect(connack?.replace(UUID, 'UUID')).toBe(
      `CONNACK 0 topicAliasMaximum=10 assignedClientIdentifier=${prefix}UUID maximumPacketSize=2000000 receiveMaximum=20`,
    );
  });

  it('are asked for where allow_zero_length_clientid is false', async () => {
    const strict = `allow_zero_length_clientid false\n${OPEN}`;
    expect(await heard(strict, '')).toEqual(['CONNACK 128', 'closed']);
    expect(await heard(strict, '', { version: 4 })).toEqual(['CONNACK 2', 'closed']);
  });

  it('are user names where use_username_as_clientid says so', async () => {
    await using broker = await boot(`${OPEN}use_username_as_clientid true\n`);
    await (await Talker.comes(broker, 'one', { username: 'ana' })).hears();
    expect(broker.connections).toMatchObject([{ clientId: 'ana', username: 'ana' }]);
    expect(await (await Talker.comes(broker, 'one')).hears()).toEqual(['CONNACK 135', 'closed']);
  });
});

describe('a will that cannot be', () => {
  it.each([
    ['retain_available false\n', { retain: true }, ['CONNACK 154', 'closed']],
    ['max_qos 1\n', { qos: 2 }, ['CONNACK 155 maximumQoS=1', 'closed']],
    ['message_size_limit 3\n', {}, ['CONNACK 149', 'closed']],
  ])('is told: %j', async (setting, more, expected) => {
    const will = { topic: 'a', payload: Buffer.from('gone'), qos: 0, retain: false, ...more };
    expect(await heard(OPEN + setting, 'one', { will })).toEqual(expected);
  });
});

it('one too many for global_max_clients is sent away, and its will is said', async () => {
  await using broker = await boot(`global_max_clients 1\n${OPEN}`);
  const watcher = (await Talker.comes(broker, 'watcher')).subscribes('#');
  await watcher.hears();
  const will = { topic: 'a', payload: Buffer.from('gone'), qos: 0, retain: false };
  expect(await (await Talker.comes(broker, 'one', { will })).hears()).toEqual(['CONNACK 137', 'closed']);
  expect(await watcher.hears()).toEqual(["PUBLISH a 'gone'"]);
});

it('a second CONNECT ends the session, its will unsaid, and nobody is told why', async () => {
  await using broker = await boot(OPEN);
  const watcher = (await Talker.comes(broker, 'watcher')).subscribes('#');
  await watcher.hears();
  const will = { topic: 'a', payload: Buffer.from('gone'), qos: 0, retain: false };
  const one = await Talker.comes(broker, 'one', { will, properties: { sessionExpiryInterval: 100 } });
  await one.hears();
  one.says({
    cmd: 'connect',
    protocolId: 'MQTT',
    protocolVersion: 5,
    clientId: 'one',
    clean: true,
    keepalive: 0,
  });
  expect(await one.hears()).toEqual(['closed']);
  expect(await watcher.hears()).toEqual([]);
  expect(broker.sessions.map(({ clientId }) => clientId)).toEqual(['watcher']);
});
