import { describe, expect, it } from 'vitest';
import { bridged, connected } from '../support/bridged.js';
import { Remote } from '../support/remote.js';

/** The CONNECT of a bridge with these lines. */
async function connectOf(lines: string, target = '2.1.2', general = '') {
  await using remote = await Remote.listens(
    lines.includes('mqttv50') ? 5 : lines.includes('mqttv31\n') ? 3 : 4,
  );
  const { broker } = await bridged(remote.port, `topic # out\n${lines}`, { target, general });
  const connect = await (await remote.connection()).next();
  await broker.close();
  return connect;
}

describe('a bridge says in its CONNECT', () => {
  it('that it is a bridge, who it is, and what is published when it is gone', async () => {
    expect(await connectOf('')).toMatchObject({
      protocolVersion: 4,
      bridgeMode: true,
      clientId: 'broker.c',
      clean: false,
      keepalive: 60,
      will: {
        topic: '$SYS/broker/connection/broker.c/state',
        payload: Buffer.from('0'),
        qos: 1,
        retain: true,
      },
    });
  });

  it('what its lines say', async () => {
    const lines =
      'remote_clientid garden\nremote_username ana\nremote_password secret\ncleansession true\nkeepalive_interval 5\n' +
      'notification_topic state/garden\ntry_private false\nbridge_outgoing_retain false';
    const connect = await connectOf(lines);
    expect(connect.bridgeMode).toBeUndefined();
    expect(connect).toMatchObject({
      clientId: 'garden',
      username: 'ana',
      password: Buffer.from('secret'),
      clean: true,
      keepalive: 5,
      will: { topic: 'state/garden', retain: false },
    });
  });

  it.each(['notifications false', 'notifications_local_only true'])('no will with %s', async (line) => {
    expect((await connectOf(line)).will).toBeUndefined();
  });

  it('the version of MQTT', async () => {
    expect(await connectOf('bridge_protocol_version mqttv31\n')).toMatchObject({
      protocolId: 'MQIsdp',
      protocolVersion: 3,
      bridgeMode: true,
    });
    expect(await connectOf('bridge_protocol_version mqttv50')).toMatchObject({
      protocolVersion: 5,
      properties: { topicAliasMaximum: 10, receiveMaximum: 20 },
    });
  });

  it('the limits of 5.0, which came with 2.1', async () => {
    const lines =
      'bridge_protocol_version mqttv50\nbridge_receive_maximum 7\nbridge_session_expiry_interval 60\nbridge_max_topic_alias 3';
    expect((await connectOf(lines)).properties).toEqual({
      topicAliasMaximum: 3,
      sessionExpiryInterval: 60,
      receiveMaximum: 7,
    });
    const old = await connectOf('bridge_protocol_version mqttv50', '2.0.22', 'max_inflight_messages 5\n');
    expect(old.properties).toEqual({ receiveMaximum: 5 });
  });
});

describe('a bridge that is accepted', () => {
  it('announces itself, subscribes to incoming topics, and unsubscribes from outgoing ones', async () => {
    await using remote = await Remote.listens();
    const lines = 'topic a out 1 "" r/\ntopic b in 2 "" r/\ntopic c both 1';
    const { broker, log } = await bridged(remote.port, lines);
    const connection = await remote.connection();
    await connection.accepts();
    expect(await connection.next()).toMatchObject({
      cmd: 'publish',
      topic: '$SYS/broker/connection/broker.c/state',
      payload: Buffer.from('1'),
      qos: 1,
      retain: true,
      messageId: 1,
    });
    expect(await connection.next()).toMatchObject({
      cmd: 'unsubscribe',
      unsubscriptions: ['r/a'],
      messageId: 2,
    });
    expect(await connection.next()).toMatchObject({
      cmd: 'subscribe',
      subscriptions: [{ topic: 'r/b', qos: 2 }],
      messageId: 3,
    });
    expect(await connection.next()).toMatchObject({
      cmd: 'subscribe',
      subscriptions: [{ topic: 'c', qos: 1 }],
    });
    await broker.close();
    // As measured with 2.1.2.
    expect(log.filter((line) => /bridge/i.test(line))).toEqual([
      'Bridge local.broker.c doing local SUBSCRIBE on topic a',
      'Bridge local.broker.c doing local SUBSCRIBE on topic c',
      `Connecting bridge c (127.0.0.1:${remote.port})`,
      'Bridge broker.c sending CONNECT',
      'Bridge local.broker.c sending UNSUBSCRIBE (Mid: 2, Topic: r/a)',
      'Bridge local.broker.c sending SUBSCRIBE (Mid: 3, Topic: r/b, QoS: 2, Options: 0x00)',
      'Bridge local.broker.c sending SUBSCRIBE (Mid: 4, Topic: c, QoS: 1, Options: 0x00)',
    ]);
    expect(log).toContain('Received CONNACK on connection local.broker.c.');
  });

  it('neither announces itself nor unsubscribes if it is not to', async () => {
    await using remote = await Remote.listens();
    const lines = 'topic a out\ntopic b in\nnotifications false\nbridge_attempt_unsubscribe false';
    const { broker } = await bridged(remote.port, lines);
    const connection = await remote.connection();
    await connection.accepts();
    expect(await connection.next()).toMatchObject({ cmd: 'subscribe', subscriptions: [{ topic: 'b' }] });
    await broker.close();
  });

  it('asks in 5.0 for none of its own messages, and for messages as they were published', async () => {
    await using remote = await Remote.listens(5);
    const lines = 'topic b in 1\nnotifications false\nbridge_protocol_version mqttv50';
    const { broker } = await bridged(remote.port, lines);
    const connection = await remote.connection();
    await connection.accepts();
    expect(await connection.next()).toMatchObject({
      subscriptions: [{ topic: 'b', qos: 1, nl: true, rap: true, rh: 0 }],
    });
    await broker.close();
  });

  it('publishes its state at this broker too', async () => {
    await using remote = await Remote.listens();
    const { broker } = await bridged(remote.port, 'topic # in\nnotification_topic state');
    const state = () => broker.retained.find(({ topic }) => topic === 'state')?.payload.toString();
    expect(state()).toBe('0');
    const connection = await remote.connection();
    await connection.accepts();
    await connected(broker);
    expect(state()).toBe('1');
    const lost = broker.waitFor('bridge', (event) => event.state === 'disconnected');
    connection.cut();
    await lost;
    expect(state()).toBe('0');
    await broker.close();
  });
});

describe('a bridge that is refused', () => {
  it.each([
    [4, 2, 'Connection Refused: identifier rejected'],
    [4, 3, 'Connection Refused: broker unavailable'],
    [4, 4, 'Connection Refused: bad user name or password'],
    [4, 5, 'Connection Refused: not authorised'],
    [4, 99, 'Connection Refused: unknown reason'],
    [5, 0x87, 'Connection Refused: Not authorized'],
  ] as const)('by MQTT %i with code %i says "%s"', async (version, code, text) => {
    await using remote = await Remote.listens(version);
    const lines = `topic # out\nbridge_protocol_version ${version === 5 ? 'mqttv50' : 'mqttv311'}`;
    const { broker, log } = await bridged(remote.port, lines);
    const connection = await remote.connection();
    await connection.next();
    const hex = code.toString(16).padStart(2, '0');
    connection.sendsBytes(version === 5 ? `200300${hex}00` : `200200${hex}`);
    await connection.ends();
    expect(log).toContain(text);
    expect(broker.bridges).toMatchObject([{ state: 'disconnected', isConnected: false, reason: text }]);
    await broker.close();
  });

  it('because it says that it is a bridge tries again without that', async () => {
    await using remote = await Remote.listens();
    const { broker } = await bridged(remote.port, 'topic # out\nrestart_timeout 1');
    const first = await remote.connection();
    expect((await first.next()).bridgeMode).toBe(true);
    first.sendsBytes('20020001');
    await first.ends();
    broker.clock.advance(3);
    const second = await remote.connection();
    expect((await second.next()).bridgeMode).toBeUndefined();
    await broker.close();
  });

  it('because of MQTT 5.0 tries again with 3.1.1', async () => {
    await using remote = await Remote.listens();
    const { broker, log } = await bridged(
      remote.port,
      'topic # out\nrestart_timeout 1\nbridge_protocol_version mqttv50',
    );
    const first = await remote.connection();
    await first.next();
    first.sendsBytes('20020001');
    await first.ends();
    expect(log).toContain(
      'Warning: Remote bridge c does not support MQTT v5.0, reconnecting using MQTT v3.1.1.',
    );
    broker.clock.advance(3);
    const second = await remote.connection();
    expect(await second.next()).toMatchObject({ protocolVersion: 4 });
    await broker.close();
  });
});

describe('what a broker of 5.0 supports is followed', () => {
  const lines =
    'topic # out 2\nnotifications false\nbridge_attempt_unsubscribe false\nbridge_protocol_version mqttv50';

  it('its highest QoS, and whether it retains', async () => {
    await using remote = await Remote.listens(5);
    const { broker } = await bridged(remote.port, lines);
    const connection = await remote.connection();
    await connection.accepts({ maximumQoS: 1, retainAvailable: false });
    await connected(broker);
    broker.publish('a', 'x', { qos: 2, retain: true });
    expect(await connection.next()).toMatchObject({ topic: 'a', qos: 1, retain: false });
    await broker.close();
  });

  it('its largest packet: larger messages are dropped', async () => {
    await using remote = await Remote.listens(5);
    const { broker } = await bridged(remote.port, lines);
    const connection = await remote.connection();
    await connection.accepts({ maximumPacketSize: 40 });
    await connected(broker);
    broker.publish('large', 'x'.repeat(100), { qos: 1 });
    broker.publish('small', 'x', { qos: 1 });
    expect(await connection.next()).toMatchObject({ topic: 'small' });
    await broker.close();
  });

  it('how many messages it takes at once', async () => {
    await using remote = await Remote.listens(5);
    const { broker } = await bridged(remote.port, lines);
    const connection = await remote.connection();
    await connection.accepts({ receiveMaximum: 2 });
    await connected(broker);
    for (const topic of ['a', 'b', 'c']) broker.publish(topic, topic, { qos: 1 });
    expect(broker.queue('local.broker.c').map(({ topic, state }) => `${topic} ${state}`)).toEqual([
      'a puback',
      'b puback',
      'c queued',
    ]);
    connection.sends({ cmd: 'puback', messageId: 1 });
    const topics = [await connection.next(), await connection.next(), await connection.next()];
    expect(topics.map(({ topic }) => topic)).toEqual(['a', 'b', 'c']);
    await broker.close();
  });

  it('its topic aliases, up to the number of the bridge', async () => {
    await using remote = await Remote.listens(5);
    const { broker } = await bridged(remote.port, `${lines}\nbridge_max_topic_alias 1`);
    const connection = await remote.connection();
    await connection.accepts({ topicAliasMaximum: 5 });
    await connected(broker);
    for (const topic of ['a', 'a', 'b']) broker.publish(topic, 'x');
    expect(await connection.next()).toMatchObject({ topic: 'a', properties: { topicAlias: 1 } });
    expect(await connection.next()).toMatchObject({ topic: '', properties: { topicAlias: 1 } });
    expect((await connection.next()).properties).toBeUndefined();
    await broker.close();
  });
});
