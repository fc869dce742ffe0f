import { describe, expect, it } from 'vitest';
import type { Broker } from '../../src/index.js';
import { Slices } from '../../src/routing/slices.js';
import { boot } from '../support/boot.js';
import { open, openListener } from '../support/ways.js';
import { bytesOf, connecting, listen, turns } from '../support/wire.js';

const MANY = 20_000;
const filters = Array.from({ length: MANY }, (_, index) => `t/${index}`);

const subscribing = (topics: readonly string[]) =>
  bytesOf({ cmd: 'subscribe', messageId: 1, subscriptions: topics.map((topic) => ({ topic, qos: 0 })) }, 4);

describe('a session with 20,000 subscriptions that ends', () => {
  async function join(broker: Broker, clientId: string, topics: readonly string[]) {
    const end = await open(broker, 'memory');
    const packets = listen(end, 4);
    end.write(Buffer.concat([connecting(clientId, 4), subscribing(topics)]));
    await expect.poll(() => packets.some(({ cmd }) => cmd === 'suback')).toBe(true);
    const published = () => packets.flatMap((packet) => (packet.cmd === 'publish' ? [packet] : []));
    return { end, published, received: () => published().map(({ topic }) => topic) };
  }
  const isGone = async (broker: Broker, clientId: string) => {
    while (broker.sessions.some((session) => session.clientId === clientId)) await turns(1);
  };

  it('matches nothing from then on, and is not counted', async () => {
    await using broker = await boot(`sys_interval 1\n${openListener.memory}`);
    const { end } = await join(broker, 'many', filters);
    end.destroy();
    await isGone(broker, 'many');
    expect(broker.subscriptions).toEqual([]);
    await broker.clock.advance(2);
    const watcher = await join(broker, 'watcher', ['$SYS/broker/subscriptions/count', 't/19999']);
    broker.publish('t/19999', 'now');
    await expect
      .poll(() => watcher.published().map(({ topic, payload }) => `${topic} ${payload}`))
      .toEqual(expect.arrayContaining(['$SYS/broker/subscriptions/count 0', 't/19999 now']));
  });

  it('may be followed by one with the same client id and filters', async () => {
    await using broker = await boot(openListener.memory);
    const before = await join(broker, 'many', filters);
    const again = await join(broker, 'many', filters);
    for (const topic of ['t/0', 't/10000', 't/19999']) broker.publish(topic, 'x');
    for (let round = 0; round < 50; round++) await turns(5);
    for (const topic of ['t/0', 't/10000', 't/19999']) broker.publish(topic, 'x');
    await expect.poll(again.received).toEqual(['t/0', 't/10000', 't/19999', 't/0', 't/10000', 't/19999']);
    expect(before.received()).toEqual([]);
    expect(broker.subscriptions).toHaveLength(MANY);
  });

  it('leaves its groups, whose other members get every message', async () => {
    await using broker = await boot(openListener.memory);
    const shared = filters.map((filter) => `$share/g/${filter}`);
    const { end } = await join(broker, 'many', shared);
    const other = await join(broker, 'other', shared.slice(-2));
    end.destroy();
    await isGone(broker, 'many');
    const sent = Array.from({ length: 6 }, (_, index) => `t/${MANY - 2 + (index % 2)}`);
    for (const topic of sent) broker.publish(topic, 'x');
    await expect.poll(other.received).toEqual(sent);
  });
});

describe('a long job', () => {
  function* busy(steps: number, log: number[]): Generator<void> {
    for (let step = 0; step < steps; step++) {
      const until = performance.now() + 1;
      while (performance.now() < until);
      log.push(step);
      yield;
    }
  }

  it('lets others work in between, and ends', async () => {
    const slices = new Slices();
    const log: number[] = [];
    slices.add(busy(50, log));
    expect(log).toEqual([]);
    let rounds = 0;
    while (log.length < 50) {
      await turns(1);
      rounds++;
    }
    expect(rounds).toBeGreaterThan(5);
  });

  it('can be finished at once, with those behind it', () => {
    const slices = new Slices();
    const log: number[] = [];
    slices.add(busy(3, log));
    slices.add(busy(2, log));
    slices.finish();
    expect(log).toEqual([0, 1, 2, 0, 1]);
  });
});
