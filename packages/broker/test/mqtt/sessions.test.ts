import { describe, expect, it } from 'vitest';
import type { Broker } from '../../src/index.js';
import { boot } from '../support/boot.js';
import { type ConnectOptions, ScriptedClient } from '../support/scripted-client.js';

const OPEN = 'allow_anonymous true\nlistener 1883\n';
const LIMITS = 'topicAliasMaximum=10 maximumPacketSize=2000000 receiveMaximum=20';
const NEVER = 0xffffffff;

/** Whether a session is present when the client reconnects. */
async function isPresent(broker: Broker, coming: ConnectOptions = {}): Promise<boolean> {
  const [connack] = await (
    await ScriptedClient.connects(broker, 'one', { clean: false, ...coming })
  ).receives();
  return connack?.includes('present') ?? false;
}

describe('a session', () => {
  it.each([
    ['ends with its connection by itself', undefined, 0, false],
    ['lasts for its expiry interval', 60, 59, true],
    ['and no longer', 60, 62, false],
    ['or for ever', NEVER, 10_000_000, true],
  ])('%s', async (_, sessionExpiryInterval, after, expected) => {
    await using broker = await boot(OPEN);
    const properties = sessionExpiryInterval === undefined ? {} : { sessionExpiryInterval };
    const one = await ScriptedClient.connects(broker, 'one', { properties });
    await one.receives();
    await one.drops(broker);
    broker.clock.advance(after);
    expect(await isPresent(broker)).toBe(expected);
  });

  it.each([
    ['shorter', 5],
    ['longer', 5000],
  ])('may be made to last %s by DISCONNECT', async (_, sessionExpiryInterval) => {
    await using broker = await boot(OPEN);
    const one = await ScriptedClient.connects(broker, 'one', { properties: { sessionExpiryInterval: 60 } });
    await one.receives();
    expect(await one.sends({ cmd: 'disconnect', properties: { sessionExpiryInterval } }).receives()).toEqual([
      'closed',
    ]);
    broker.clock.advance(1000);
    expect(await isPresent(broker)).toBe(sessionExpiryInterval > 1000);
  });

  it('that ends with its connection cannot be kept by DISCONNECT', async () => {
    await using broker = await boot(OPEN);
    const one = await ScriptedClient.connects(broker, 'one');
    await one.receives();
    const disconnect = { cmd: 'disconnect', properties: { sessionExpiryInterval: 60 } };
    expect(await one.sends(disconnect).receives()).toEqual(['DISCONNECT 130', 'closed']);
  });

  it('ends without a DISCONNECT when the broker ends, which publishes the will', async () => {
    const broker = await boot(OPEN);
    const will = { topic: 'gone', payload: 'one', qos: 0, retain: false };
    const one = await ScriptedClient.connects(broker, 'one', { will });
    const two = (await ScriptedClient.connects(broker, 'two')).subscribes('gone');
    await one.receives();
    await two.receives();
    await broker.close();
    expect(await one.receives()).toEqual(['closed']);
    expect(await two.receives()).toEqual(["PUBLISH gone 'one'", 'closed']);
  });

  it('is removed after persistent_client_expiration, whatever its expiry interval', async () => {
    await using broker = await boot(`persistent_client_expiration 2h\n${OPEN}`);
    for (const [version, properties] of [
      [4, {}],
      [5, { sessionExpiryInterval: NEVER }],
    ] as const) {
      for (const [after, expected] of [
        [7100, true],
        [7202, false],
      ] as const) {
        const one = await ScriptedClient.connects(broker, 'one', { version, clean: false, properties });
        await one.receives();
        await one.drops(broker);
        broker.clock.advance(after);
        expect([version, after, await isPresent(broker, { version })]).toEqual([version, after, expected]);
        await isPresent(broker, { clean: true });
      }
    }
  });
});

describe('a client that connects a second time', () => {
  it.each([
    ['2.1.2', 5, ['DISCONNECT 142', 'closed']],
    ['2.0.14', 5, ['closed']],
    ['2.1.2', 4, ['closed']],
  ] as const)(
    'takes over; the first gets a DISCONNECT from 2.0.15: %s, version %i',
    async (target, version, expected) => {
      await using broker = await boot(OPEN, { target });
      const first = await ScriptedClient.connects(broker, 'one', { version });
      await first.receives();
      const second = await ScriptedClient.connects(broker, 'one', { version });
      expect(await second.receives()).toHaveLength(1);
      expect(await first.receives()).toEqual(expected);
      expect(broker.connections).toHaveLength(1);
    },
  );

  it('gets what the first connection has not acknowledged, as a duplicate with the same id, and PUBREL again', async () => {
    await using broker = await boot(OPEN);
    const coming = { clean: false, properties: { sessionExpiryInterval: 60 } };
    const first = (await ScriptedClient.connects(broker, 'one', coming)).subscribes('#', { qos: 2 });
    await first.receives();
    broker.publish('a', 'x', { qos: 1 });
    broker.publish('b', 'y', { qos: 2 });
    expect(await first.receives()).toEqual(["PUBLISH a 'x' qos1", "PUBLISH b 'y' qos2"]);
    expect(await first.sends({ cmd: 'pubrec', messageId: 2 }).receives()).toEqual(['PUBREL 2']);
    const second = await ScriptedClient.connects(broker, 'one', coming);
    expect(await second.receives()).toEqual([
      `CONNACK 0 present ${LIMITS}`,
      "PUBLISH a 'x' qos1 dup",
      'PUBREL 2',
    ]);
  });

  it.each([
    ['2.1.2', ["PUBLISH a 'x'"]],
    ['2.0.11', []],
  ])('keeps what it shares with others from 2.0.12: %s', async (target, expected) => {
    await using broker = await boot(OPEN, { target });
    const coming = { clean: false, properties: { sessionExpiryInterval: 60 } };
    await (await ScriptedClient.connects(broker, 'one', coming)).subscribes('$share/g/a').receives();
    const second = await ScriptedClient.connects(broker, 'one', coming);
    await second.receives();
    broker.publish('a', 'x');
    expect(await second.receives()).toEqual(expected);
  });
});

describe('a client’s own will, when its session is taken over', () => {
  const will = { topic: 'a', payload: Buffer.from('gone'), qos: 0, retain: false };
  it.each([
    ['2.1.2', ['DISCONNECT 129', "PUBLISH a 'gone'", 'closed']],
    ['2.0.12', ['DISCONNECT 129', 'closed']],
  ])('is delivered to it from 2.0.13: %s', async (target, expected) => {
    await using broker = await boot(OPEN, { target });
    const one = (await ScriptedClient.connects(broker, 'one', { will })).subscribes('#');
    await one.receives();
    expect(await one.publishes('a/+', '').receives()).toEqual(expected);
  });

  it('may have an expiry interval, as any message, and be retained', async () => {
    await using broker = await boot(OPEN);
    const properties = { messageExpiryInterval: 60, contentType: 'text' };
    const one = await ScriptedClient.connects(broker, 'one', { will: { ...will, retain: true, properties } });
    await one.receives();
    await one.drops(broker);
    broker.clock.advance(20);
    const two = await ScriptedClient.connects(broker, 'two');
    await two.receives();
    expect(await two.subscribes('a').receives()).toEqual([
      'SUBACK 1 0',
      expect.stringMatching(/^PUBLISH a 'gone' retain contentType=text messageExpiryInterval=(39|40)$/),
    ]);
  });
});
