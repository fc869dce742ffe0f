import { describe, expect, it } from 'vitest';
import { boot } from '../support/boot.js';
import { type ConnectOptions, ScriptedClient } from '../support/scripted-client.js';

const OPEN = 'allow_anonymous true\nlistener 1883\n';

/** Two clients, in: one that subscribed to everything, and one that publishes. */
async function pair(
  configuration: string,
  coming: ConnectOptions = {},
  options: Record<string, unknown> = { qos: 2 },
  target = '2.1.2',
) {
  const broker = await boot(configuration, { target });
  const ana = (await ScriptedClient.connects(broker, 'ana', coming)).subscribes('#', options);
  const bob = await ScriptedClient.connects(broker, 'bob');
  await ana.receives();
  await bob.receives();
  return { broker, ana, bob, [Symbol.asyncDispose]: () => broker.close() };
}

describe('topic aliases from a client: max_topic_alias 2', () => {
  const limited = `${OPEN}max_topic_alias 2\n`;
  const alias = (topicAlias: number) => ({ properties: { topicAlias } });

  it('are set with a topic, may be changed, and are not forwarded', async () => {
    await using it = await pair(limited);
    it.bob.publishes('a', '1', alias(2)).publishes('', '2', alias(2));
    it.bob.publishes('b', '3', alias(2)).publishes('', '4', alias(2));
    await it.bob.receives();
    expect(await it.ana.receives()).toEqual([
      "PUBLISH a '1'",
      "PUBLISH a '2'",
      "PUBLISH b '3'",
      "PUBLISH b '4'",
    ]);
  });

  it.each([
    ['that is too high', 'a', 3, 148],
    ['of 0', 'a', 0, 130],
    ['without a topic so far', '', 1, 130],
  ])('one %s ends the connection', async (_, topic, number, reason) => {
    await using it = await pair(limited);
    expect(await it.bob.publishes(topic, '', alias(number)).receives()).toEqual([
      `DISCONNECT ${reason}`,
      'closed',
    ]);
  });

  it.each([
    ['1.6.15', 148],
    ['2.0.5', 148],
    ['2.0.6', 130],
  ])('one without a topic so far, in %s: %i', async (target, reason) => {
    await using it = await pair(limited, {}, { qos: 2 }, target);
    expect((await it.bob.publishes('', '', alias(1)).receives())[0]).toBe(`DISCONNECT ${reason}`);
  });

  it('end with the connection', async () => {
    await using it = await pair(limited);
    await it.bob.publishes('a', '1', alias(1)).receives();
    const again = await ScriptedClient.connects(it.broker, 'bob');
    await again.receives();
    expect(await again.publishes('', '2', alias(1)).receives()).toEqual(['DISCONNECT 130', 'closed']);
  });
});

describe('topic aliases towards a client', () => {
  it.each([
    ['the listener allows', 1, 5],
    ['the client takes', 5, 1],
  ])('are given as far as %s', async (_, most, topicAliasMaximum) => {
    await using it = await pair(`${OPEN}max_topic_alias_broker ${most}\n`, {
      properties: { topicAliasMaximum },
    });
    for (const topic of ['a', 'a', 'b']) it.broker.publish(topic, 'x');
    expect(await it.ana.receives()).toEqual([
      "PUBLISH a 'x' topicAlias=1",
      "PUBLISH  'x' topicAlias=1",
      "PUBLISH b 'x'",
    ]);
  });

  it('are not used if the client accepts none', async () => {
    await using it = await pair(`${OPEN}max_topic_alias_broker 5\n`);
    it.broker.publish('a', 'x');
    expect(await it.ana.receives()).toEqual(["PUBLISH a 'x'"]);
  });
});

describe('the expiry interval of a message', () => {
  const away = { clean: false, properties: { sessionExpiryInterval: 1000 } };

  it('is counted down while the message waits, which is removed when it expires', async () => {
    await using it = await pair(OPEN, away);
    await it.ana.drops(it.broker);
    it.bob.publishes('a', 'short', { qos: 1, properties: { messageExpiryInterval: 20 } });
    it.bob.publishes('a', 'long', { qos: 1, properties: { messageExpiryInterval: 100 } });
    await it.bob.receives();
    it.broker.clock.advance(40);
    const [, ...received] = await (await ScriptedClient.connects(it.broker, 'ana', away)).receives();
    expect(received).toEqual([
      expect.stringMatching(/^PUBLISH a 'long' qos1 messageExpiryInterval=(59|60)$/),
    ]);
  });

  it.each([
    ['2.1.2', ["PUBLISH a 'x'"]],
    ['2.0.11', ["PUBLISH a 'x' messageExpiryInterval=4294967295"]],
  ])('that is the greatest there is means none, from 2.1: %s', async (target, expected) => {
    await using it = await pair(OPEN, {}, {}, target);
    await it.bob.publishes('a', 'x', { properties: { messageExpiryInterval: 0xffffffff } }).receives();
    expect((await it.ana.receives()).map((line) => line.replace(/429496729[45]/, '4294967295'))).toEqual(
      expected,
    );
  });
});

it('properties of a message are forwarded in their order, also user properties', async () => {
  await using it = await pair(OPEN);
  const properties = {
    payloadFormatIndicator: true,
    contentType: 'text',
    responseTopic: 'b',
    correlationData: Buffer.from('1'),
    userProperties: { x: ['1', '2'], y: '3' },
  };
  await it.bob.publishes('a', 'x', { properties }).receives();
  expect(await it.ana.receives()).toEqual([
    `PUBLISH a 'x' payloadFormatIndicator=true contentType=text responseTopic=b correlationData=1 userProperties={"x":["1","2"],"y":"3"}`,
  ]);
});

describe('QoS', () => {
  it.each([
    ['', [0, 0, 1, 1]],
    ['upgrade_outgoing_qos true\n', [2, 1, 2, 1]],
  ])('is the lower of two, unless it is raised: %j', async (setting, [low, , high, middle]) => {
    for (const [published, asked, expected] of [
      [0, 2, low],
      [1, 2, high === 2 ? 2 : high],
      [2, 1, middle],
    ] as const) {
      await using it = await pair(setting + OPEN, {}, { qos: asked });
      it.broker.publish('a', 'x', { qos: published });
      expect(await it.ana.receives()).toEqual([`PUBLISH a 'x'${expected ? ` qos${expected}` : ''}`]);
    }
  });

  it('is at most max_qos: the QoS of a subscription is lowered, a PUBLISH above it ends the connection', async () => {
    await using broker = await boot(`${OPEN}max_qos 1\n`);
    const ana = await ScriptedClient.connects(broker, 'ana');
    await ana.receives();
    expect(await ana.subscribes('a', { qos: 2 }).receives()).toEqual(['SUBACK 1 1']);
    expect(await ana.publishes('a', 'x', { qos: 2 }).receives()).toEqual(['DISCONNECT 155', 'closed']);
  });

  it('1 is acknowledged with whether there is a subscriber', async () => {
    await using it = await pair(OPEN);
    const two = await ScriptedClient.connects(it.broker, 'two');
    await two.receives();
    expect(await it.bob.publishes('a', 'x', { qos: 1 }).receives()).toEqual(['PUBACK 1']);
    await it.ana.drops(it.broker);
    expect(await it.bob.publishes('a', 'x', { qos: 1 }).receives()).toEqual(['PUBACK 1 16']);
  });
});

describe('what is in flight', () => {
  const ack = (messageId: number) => ({ cmd: 'puback', messageId });

  it.each([
    ['max_inflight_messages 2\n', {}],
    ['', { receiveMaximum: 2 }],
    ['max_inflight_messages 1\n', { receiveMaximum: 2 }],
  ])('is limited, by the client first: %j %j', async (setting, properties) => {
    await using it = await pair(setting + OPEN, { properties });
    for (const payload of ['1', '2', '3']) it.broker.publish('a', payload, { qos: 1 });
    expect(await it.ana.receives()).toEqual(["PUBLISH a '1' qos1", "PUBLISH a '2' qos1"]);
    expect(await it.ana.sends(ack(1)).receives()).toEqual(["PUBLISH a '3' qos1"]);
  });

  it('is limited by bytes: max_inflight_bytes 3', async () => {
    await using it = await pair(`max_inflight_bytes 3\n${OPEN}`);
    for (const payload of ['12', '34', '56']) it.broker.publish('a', payload, { qos: 1 });
    expect(await it.ana.receives()).toEqual(["PUBLISH a '12' qos1", "PUBLISH a '34' qos1"]);
    expect(await it.ana.sends(ack(1)).receives()).toEqual(["PUBLISH a '56' qos1"]);
  });

  // As the installed brokers of these releases do.
  it.each([
    ['1.6.15', 10],
    ['2.0.11', 9],
    ['2.0.22', 3],
  ])('is limited by bytes only for a moment up to 2.0.12: %s', async (target, count) => {
    await using it = await pair(`max_inflight_bytes 250\n${OPEN}`, {}, { qos: 1 }, target);
    for (let sent = 0; sent < 10; sent++) it.broker.publish('a', 'x'.repeat(100), { qos: 1 });
    expect(await it.ana.receives()).toHaveLength(count);
  });

  it.each([
    ['1.6.15', ['1']],
    ['2.0.10', ['1']],
    ['2.0.11', ['1', '2', '3']],
  ])(
    'leaves nothing for the queue below max_inflight_bytes where sums are unsigned, up to 2.0.10: %s',
    async (target, expected) => {
      const text = `max_inflight_messages 1\nmax_inflight_bytes 100\nmax_queued_bytes 100\n${OPEN}`;
      await using it = await pair(text, {}, { qos: 1 }, target);
      for (const payload of ['1', '2', '3']) it.broker.publish('a', payload, { qos: 1 });
      it.ana.sends(ack(1)).sends(ack(2)).sends(ack(3));
      expect(await it.ana.receives()).toEqual(expected.map((payload) => `PUBLISH a '${payload}' qos1`));
    },
  );

  it('makes room for one more with each acknowledgement, not with a refusal', async () => {
    await using it = await pair(`max_inflight_messages 1\n${OPEN}`);
    for (const payload of ['1', '2']) it.broker.publish('a', payload, { qos: 2 });
    expect(await it.ana.receives()).toEqual(["PUBLISH a '1' qos2"]);
    expect(await it.ana.sends({ cmd: 'pubrec', messageId: 1, reasonCode: 0x97 }).receives()).toEqual([]);
    expect(await it.ana.sends(ack(99)).receives()).toEqual(["PUBLISH a '2' qos2"]);
  });

  it.each([
    ['2.1.2', ["PUBLISH a '3' qos1"]],
    ['2.0.11', ["PUBLISH a '3' qos1", "PUBLISH a '4' qos1"]],
  ])(
    'is more than there may be after an acknowledgement of the first, up to 2.0.12: %s',
    async (target, expected) => {
      await using it = await pair(`max_inflight_messages 2\n${OPEN}`, {}, { qos: 1 }, target);
      for (const payload of ['1', '2', '3', '4', '5']) it.broker.publish('a', payload, { qos: 1 });
      expect(await it.ana.receives()).toEqual(["PUBLISH a '1' qos1", "PUBLISH a '2' qos1"]);
      expect(await it.ana.sends(ack(1)).receives()).toEqual(expected);
    },
  );
});

describe('what waits', () => {
  const away = { version: 4, clean: false } as const;

  it.each([
    ['max_queued_messages 2\n', ['1', '2']],
    ['max_queued_bytes 2\n', ['1', '2']],
    ['max_queued_messages 0\n', ['1', '2', '3']],
  ])('for a client that is away is limited: %j', async (setting, expected) => {
    await using it = await pair(setting + OPEN, away);
    await it.ana.drops(it.broker);
    for (const payload of ['1', '2', '3']) it.broker.publish('a', payload, { qos: 1 });
    const [, ...received] = await (await ScriptedClient.connects(it.broker, 'ana', away)).receives();
    expect(received).toEqual(expected.map((payload) => `PUBLISH a '${payload}' qos1`));
  });

  it('is as much again as may be in flight, for a connected client', async () => {
    await using it = await pair(`max_inflight_messages 1\nmax_queued_messages 1\n${OPEN}`);
    for (const payload of ['1', '2', '3', '4']) it.broker.publish('a', payload, { qos: 1 });
    const received: string[] = [];
    for (const messageId of [1, 2, 3, 4])
      received.push(
        ...(await it.ana.receives()),
        ...(await it.ana.sends({ cmd: 'puback', messageId }).receives()),
      );
    expect(received).toEqual(['1', '2', '3'].map((payload) => `PUBLISH a '${payload}' qos1`));
  });

  it('in flight leaves no room for QoS 0 behind it: max_queued_bytes 1', async () => {
    await using it = await pair(`max_queued_bytes 1\n${OPEN}`);
    it.broker.publish('a', '12', { qos: 1 });
    it.broker.publish('a', '3', { qos: 0 });
    expect(await it.ana.receives()).toEqual(["PUBLISH a '12' qos1"]);
  });
});

describe('message_size_limit 3', () => {
  it.each([
    [0, []],
    [1, ['PUBACK 1 149']],
    [2, ['PUBREC 1 149']],
  ])('refuses what is larger, and the connection goes on: QoS %i', async (qos, expected) => {
    await using it = await pair(`message_size_limit 3\n${OPEN}`);
    expect(await it.bob.publishes('a', '1234', { qos }).receives()).toEqual(expected);
    await it.bob.publishes('a', '123').receives();
    expect(await it.ana.receives()).toEqual(["PUBLISH a '123'"]);
  });
});

it('a packet that is larger than the client accepts is not sent to it', async () => {
  await using it = await pair(OPEN, { properties: { maximumPacketSize: 40 } });
  for (const payload of ['x'.repeat(40), 'y']) it.broker.publish('a', payload, { qos: 1 });
  expect(await it.ana.receives()).toEqual(["PUBLISH a 'y' qos1"]);
});
