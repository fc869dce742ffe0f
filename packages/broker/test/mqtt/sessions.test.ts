import { describe, expect, it } from 'vitest';
import type { Broker } from '../../src/index.js';
import { boot } from '../support/boot.js';
import { type Coming, Talker } from '../support/talk.js';

const OPEN = 'allow_anonymous true\nlistener 1883\n';
const WELCOME = 'topicAliasMaximum=10 maximumPacketSize=2000000 receiveMaximum=20';
const NEVER = 0xffffffff;

/** Whether a session is there for a client that comes back. */
async function isPresent(broker: Broker, coming: Coming = {}): Promise<boolean> {
  const [connack] = await (await Talker.comes(broker, 'one', { clean: false, ...coming })).hears();
  return connack?.includes('present') ?? false;
}

describe('a session', () => {
  it.each([
    ['ends with its connection by itself', undefined, 0, false],
    ['lasts as long as it says', 60, 59, true],
    ['and no longer', 60, 62, false],
    ['or for ever', NEVER, 10_000_000, true],
  ])('%s', async (_, sessionExpiryInterval, after, expected) => {
    await using broker = await boot(OPEN);
    const properties = sessionExpiryInterval === undefined ? {} : { sessionExpiryInterval };
    const one = await Talker.comes(broker, 'one', { properties });
    await one.hears();
    await one.drops(broker);
    broker.clock.advance(after);
    expect(await isPresent(broker)).toBe(expected);
  });

  it.each([
    ['shorter', 5],
    ['longer', 5000],
  ])('may be made to last %s with a goodbye', async (_, sessionExpiryInterval) => {
    await using broker = await boot(OPEN);
    const one = await Talker.comes(broker, 'one', { properties: { sessionExpiryInterval: 60 } });
    await one.hears();
    expect(await one.says({ cmd: 'disconnect', properties: { sessionExpiryInterval } }).hears()).toEqual([
      'closed',
    ]);
    broker.clock.advance(1000);
    expect(await isPresent(broker)).toBe(sessionExpiryInterval > 1000);
  });

  it('that was to end with its connection cannot be made to stay', async () => {
    await using broker = await boot(OPEN);
    const one = await Talker.comes(broker, 'one');
    await one.hears();
    const goodbye = { cmd: 'disconnect', properties: { sessionExpiryInterval: 60 } };
    expect(await one.says(goodbye).hears()).toEqual(['DISCONNECT 130', 'closed']);
  });

  it('ends without a word where its broker does, which says the will', async () => {
    const broker = await boot(OPEN);
    const will = { topic: 'gone', payload: 'one', qos: 0, retain: false };
    const one = await Talker.comes(broker, 'one', { will });
    const two = (await Talker.comes(broker, 'two')).subscribes('gone');
    await one.hears();
    await two.hears();
    await broker.close();
    expect(await one.hears()).toEqual(['closed']);
    expect(await two.hears()).toEqual(["PUBLISH gone 'one'", 'closed']);
  });

  it('is forgotten after persistent_client_expiration, however long it was to last', async () => {
    await using broker = await boot(`persistent_client_expiration 2h\n${OPEN}`);
    for (const [version, properties] of [
      [4, {}],
      [5, { sessionExpiryInterval: NEVER }],
    ] as const) {
      for (const [after, expected] of [
        [7100, true],
        [7202, false],
      ] as const) {
        const one = await Talker.comes(broker, 'one', { version, clean: false, properties });
        await one.hears();
        await one.drops(broker);
        broker.clock.advance(after);
        expect([version, after, await isPresent(broker, { version })]).toEqual([version, after, expected]);
        await isPresent(broker, { clean: true });
      }
    }
  });
});

describe('a client that comes a second time', () => {
  it.each([
    ['2.1.2', 5, ['DISCONNECT 142', 'closed']],
    ['2.0.14', 5, ['closed']],
    ['2.1.2', 4, ['closed']],
  ] as const)(
    'takes over; the first is told from 2.0.15: %s, version %i',
    async (target, version, expected) => {
      await using broker = await boot(OPEN, { target });
      const first = await Talker.comes(broker, 'one', { version });
      await first.hears();
      const second = await Talker.comes(broker, 'one', { version });
      expect(await second.hears()).toHaveLength(1);
      expect(await first.hears()).toEqual(expected);
      expect(broker.connections).toHaveLength(1);
    },
  );

  it('gets what the first has not acknowledged, as a duplicate under its id, and PUBREL again', async () => {
    await using broker = await boot(OPEN);
    const coming = { clean: false, properties: { sessionExpiryInterval: 60 } };
    const first = (await Talker.comes(broker, 'one', coming)).subscribes('#', { qos: 2 });
    await first.hears();
    broker.publish('a', 'x', { qos: 1 });
    broker.publish('b', 'y', { qos: 2 });
    expect(await first.hears()).toEqual(["PUBLISH a 'x' qos1", "PUBLISH b 'y' qos2"]);
    expect(await first.says({ cmd: 'pubrec', messageId: 2 }).hears()).toEqual(['PUBREL 2']);
    const second = await Talker.comes(broker, 'one', coming);
    expect(await second.hears()).toEqual([
      `CONNACK 0 present ${WELCOME}`,
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
    await (await Talker.comes(broker, 'one', coming)).subscribes('$share/g/a').hears();
    const second = await Talker.comes(broker, 'one', coming);
    await second.hears();
    broker.publish('a', 'x');
    expect(await second.hears()).toEqual(expected);
  });
});

describe('the own will of a client that is sent away', () => {
  const will = { topic: 'a', payload: Buffer.from('gone'), qos: 0, retain: false };
  it.each([
    ['2.1.2', ['DISCONNECT 129', "PUBLISH a 'gone'", 'closed']],
    ['2.0.12', ['DISCONNECT 129', 'closed']],
  ])('comes to it from 2.0.13: %s', async (target, expected) => {
    await using broker = await boot(OPEN, { target });
    const one = (await Talker.comes(broker, 'one', { will })).subscribes('#');
    await one.hears();
    expect(await one.publishes('a/+', '').hears()).toEqual(expected);
  });

  it('may live for a time, as any message, and be retained', async () => {
    await using broker = await boot(OPEN);
    const properties = { messageExpiryInterval: 60, contentType: 'text' };
    const one = await Talker.comes(broker, 'one', { will: { ...will, retain: true, properties } });
    await one.hears();
    await one.drops(broker);
    broker.clock.advance(20);
    const two = await Talker.comes(broker, 'two');
    await two.hears();
    expect(await two.subscribes('a').hears()).toEqual([
      'SUBACK 1 0',
      expect.stringMatching(/^PUBLISH a 'gone' retain contentType=text messageExpiryInterval=(39|40)$/),
    ]);
  });
});
