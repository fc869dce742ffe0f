import fc from 'fast-check';
import type { MqttClient } from 'mqtt';
import { describe, expect, it } from 'vitest';
import type { Broker, PersistChange } from '../../src/index.js';
import { boot, client } from '../support/boot.js';
import { KeptState } from '../support/kept-state.js';
import { when } from '../support/when.js';

const PATH = '/usr/lib/keeper.so';

function bootWith(persist: KeptState, more = ''): Promise<Broker> {
  return boot(`listener 1883\nallow_anonymous true\nplugin ${PATH}\n${more}`, {
    plugins: { [PATH]: { persist } },
    skips: ['plugins'],
    persistence: 'in-place',
  });
}

/** A session of 5.0 that stays for a while. */
const stays = { protocolVersion: 5, clean: false, properties: { sessionExpiryInterval: 60 } } as const;

async function connect(broker: Broker, clientId: string, options = {}): Promise<MqttClient> {
  const one = client(broker, { clientId, keepalive: 0, ...options });
  await when(one, 'connect');
  return one;
}

/** A change in a few words. */
function inWords(change: PersistChange): string {
  const { type } = change;
  if ('message' in change && 'state' in change.message) return `${type} ${change.message.state}`;
  if ('topic' in change) return `${type} ${change.topic}`;
  return 'subscription' in change ? `${type} ${change.subscription.filter}` : type;
}

describe('a plugin that keeps the state is told', () => {
  it('each change of a session, from its beginning to its end', async () => {
    const kept = new KeptState();
    await using broker = await bootWith(kept);
    const told = () => kept.changes.splice(0).map(inWords);
    const one = await connect(broker, 'one', {
      ...stays,
      properties: { ...stays.properties, maximumPacketSize: 5000 },
    });
    expect(kept.changes).toMatchObject([
      { client: { clientId: 'one', expiryInterval: 60, expiresAt: 0, maximumPacketSize: 5000, maxQos: 2 } },
    ]);
    expect(told()).toEqual(['client-add']);
    await one.subscribeAsync('a', { qos: 2 });
    expect(told()).toEqual(['subscription-add a']);
    await one.endAsync();
    expect(told()).toEqual(['client-update']);
    broker.publish('a', 'x', { qos: 1 });
    broker.publish('a', 'x', { qos: 0 });
    expect(told()).toEqual(['base-message-add', 'client-message-add queued']);
    const again = client(broker, { clientId: 'one', ...stays });
    const [message] = await Promise.all([when(again, 'message'), when(again, 'connect')]);
    expect(message).toBeDefined();
    await again.unsubscribeAsync('a');
    expect(told()).toEqual([
      'client-update',
      'client-message-update wait-for-puback',
      'client-message-delete wait-for-puback',
      'base-message-delete',
      'subscription-delete',
    ]);
    await again.endAsync();
    await (await connect(broker, 'one', { protocolVersion: 5, clean: true })).endAsync();
    expect(told()).toEqual(['client-update', 'client-delete']);
    expect(kept.faults).toEqual([]);
  });

  it('a message of QoS 2 until it is released, and the same message as it goes on', async () => {
    const kept = new KeptState();
    await using broker = await bootWith(kept);
    const away = await connect(broker, 'away', stays);
    await away.subscribeAsync('a', { qos: 2 });
    await away.endAsync();
    const one = await connect(broker, 'one', stays);
    kept.changes.length = 0;
    await one.publishAsync('a', 'x', { qos: 2 });
    expect(kept.changes.map(inWords)).toEqual([
      'base-message-add',
      'client-message-add wait-for-pubrel',
      'client-message-add queued',
      'client-message-delete wait-for-pubrel',
    ]);
    one.end(true);
  });

  it('what is retained, but for topics that begin with a dollar sign', async () => {
    const kept = new KeptState();
    await using broker = await bootWith(kept);
    for (const [topic, payload] of [
      ['a', '1'],
      ['a', '2'],
      ['$x', '3'],
      ['a', ''],
    ] as const)
      broker.publish(topic, payload, { retain: true });
    expect(kept.changes.map(inWords)).toEqual([
      'base-message-add',
      'retained-set a',
      'base-message-add',
      'retained-set a',
      'base-message-delete',
      'retained-delete a',
      'base-message-delete',
    ]);
  });

  it('wills, of clients without a lasting session too', async () => {
    const kept = new KeptState();
    await using broker = await bootWith(kept);
    const will = { topic: 'w', payload: Buffer.from('gone'), qos: 1, retain: false } as const;
    const one = await connect(broker, 'one', { will });
    expect(kept.changes).toMatchObject([
      { type: 'will-add', clientId: 'one', message: { topic: 'w', qos: 1 } },
    ]);
    broker.kick('one');
    expect(kept.changes.map(({ type }) => type)).toEqual(['will-add', 'will-delete']);
    one.end(true);
  });

  it('that the session of a client which is connected lasts from the end of the broker on, and nothing after it', async () => {
    const kept = new KeptState();
    const broker = await bootWith(kept);
    const one = await connect(broker, 'one', stays);
    kept.changes.length = 0;
    await broker.close();
    expect(kept.changes).toMatchObject([{ type: 'client-update', client: { clientId: 'one' } }]);
    expect(kept.changes[0]).toHaveProperty(
      'client.expiresAt',
      expect.toSatisfy((at) => at > 0),
    );
    expect(kept.flushes).toBe(1);
    one.end(true);
  });

  it('what the broker has, whatever clients do', async () => {
    const id = fc.constantFrom('one', 'two');
    const topic = fc.constantFrom('a', 'b');
    const qos = fc.constantFrom(0, 1, 2);
    const step = fc.oneof(
      fc.record({
        do: fc.constant('connect' as const),
        id,
        stays: fc.boolean(),
        clean: fc.boolean(),
        will: fc.boolean(),
      }),
      fc.record({ do: fc.constant('leave' as const), id }),
      fc.record({ do: fc.constant('cut' as const), id }),
      fc.record({ do: fc.constant('subscribe' as const), id, topic, qos }),
      fc.record({ do: fc.constant('unsubscribe' as const), id, topic, qos }),
      fc.record({
        do: fc.constant('publish' as const),
        id,
        topic,
        qos,
        retain: fc.boolean(),
        payload: fc.constantFrom('', 'x'),
      }),
      fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 100) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const kept = new KeptState();
        await using broker = await bootWith(kept, 'queue_qos0_messages true\n');
        const clients = new Map<string, MqttClient>();
        for (const one of steps) {
          if (one.do === 'wait') {
            broker.clock.advance(one.seconds);
            continue;
          }
          const who = clients.get(one.id);
          const isThere = who?.connected === true;
          if (one.do === 'connect') {
            who?.end(true);
            const will = one.will
              ? { will: { topic: 'a', payload: Buffer.from('w'), qos: 1, retain: false } }
              : {};
            clients.set(
              one.id,
              await connect(broker, one.id, {
                ...(one.stays ? stays : { protocolVersion: 5 }),
                clean: one.clean,
                ...will,
              }),
            );
          } else if (!isThere) continue;
          else if (one.do === 'cut') {
            const gone = broker.waitFor('disconnect');
            who.end(true);
            await gone;
          } else if (one.do === 'leave') await who.endAsync();
          else if (one.do === 'subscribe') await who.subscribeAsync(one.topic, { qos: one.qos as 0 });
          else if (one.do === 'unsubscribe') await who.unsubscribeAsync(one.topic);
          else await who.publishAsync(one.topic, one.payload, { qos: one.qos as 0, retain: one.retain });
        }
        // A session that is resumed as one of no duration is kept until its client leaves.
        const sessions = broker.sessions.filter(
          ({ clientId, expiryInterval, isConnected }) =>
            expiryInterval > 0 || (isConnected && kept.clients.has(clientId)),
        );
        expect(kept.faults).toEqual([]);
        expect(kept.loose).toEqual([]);
        expect([...kept.clients].sort()).toEqual(sessions.map(({ clientId }) => clientId).sort());
        expect([...kept.subscriptions].sort()).toEqual(
          sessions
            .flatMap(({ clientId, subscriptions }) => subscriptions.map((filter) => `${clientId} ${filter}`))
            .sort(),
        );
        expect([...kept.messages.values()].map((number) => kept.base.get(number)).sort()).toEqual(
          sessions
            .flatMap(({ clientId }) => broker.queue(clientId).map((one) => `${one.topic} ${one.payload}`))
            .sort(),
        );
        expect([...kept.retained].map(([name, number]) => [name, kept.base.get(number)]).sort()).toEqual(
          broker.retained
            .filter(({ topic: name }) => !name.startsWith('$'))
            .map((one) => [one.topic, `${one.topic} ${one.payload}`])
            .sort(),
        );
        expect([...kept.wills].sort()).toEqual(
          broker.sessions
            .filter((one) => one.will)
            .map(({ clientId }) => clientId)
            .sort(),
        );
        for (const one of clients.values()) one.end(true);
      }),
      { numRuns: 30 },
    );
  });
});
