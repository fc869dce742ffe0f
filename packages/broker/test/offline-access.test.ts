import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Broker } from '../src/index.js';
import { boot } from './support/boot.js';
import { type ConnectBytes, connected, text } from './support/raw.js';

const SHARED = 'listener 1883\nallow_anonymous true\n';
const OWN = `per_listener_settings true\n${SHARED}`;
const SUBSCRIBE = [0x82, 7, 0, 1, ...text('t/'), 1].flat();
const PUBLISH = [0x32, 7, ...text('t/'), 0, 9, 120];

/** A client of 3.1.1 whose session is kept. */
const KEPT: ConnectBytes = { level: 4, id: 'away', flags: 0 };

async function gone(broker: Broker, count: number): Promise<void> {
  await expect.poll(() => broker.connections.length).toBe(count);
}

/** How many messages a client has got once it is back that were published while it was away. */
async function kept(broker: Broker, beforePublish = async () => {}): Promise<number> {
  const away = await connected(broker, KEPT);
  away.send(...SUBSCRIBE);
  await away.untilPong();
  away.stream.destroy();
  await gone(broker, 0);
  await beforePublish();
  const publisher = await connected(broker, { level: 4, id: 'publisher' });
  publisher.send(...PUBLISH);
  await publisher.untilPong();
  return broker.queue('away').length;
}

/** Whether a will is published, `delay` seconds after the connection of its client is lost. */
async function willComes(broker: Broker, delay: number): Promise<boolean> {
  const watcher = await connected(broker, { level: 4, id: 'watcher' });
  watcher.send(0x82, 9, 0, 1, ...text('gone'), 0);
  await watcher.untilPong();
  const dying = await connected(broker, {
    id: 'dying',
    flags: 4 | 2,
    properties: [0x11, 0, 0, 0, 60],
    rest: [5, 0x18, 0, 0, 0, delay, ...text('gone'), ...text('dead')],
  });
  dying.stream.destroy();
  await gone(broker, 1);
  broker.clock.advance(delay + 2);
  return (await watcher.untilPong()).length > 0;
}

describe('with per_listener_settings true', () => {
  it.each([
    ['1.5.4', 0],
    ['1.5.11', 1],
    ['1.6.15', 1],
    ['2.0.11', 1],
    ['2.0.12', 0],
    ['2.0.22', 0],
    ['2.1.2', 1],
  ])('%s queues %i messages for a client that is offline', async (target, count) => {
    await using broker = await boot(OWN, { target });
    expect(await kept(broker)).toBe(count);
  });

  it.each([
    ['1.6.15', true, true],
    ['2.0.11', true, true],
    ['2.0.12', false, false],
    ['2.0.13', true, false],
    ['2.0.22', true, false],
    ['2.1.2', true, true],
  ])('%s publishes wills: %s, with a delay: %s', async (target, atOnce, delayed) => {
    for (const [delay, comes] of [
      [0, atOnce],
      [5, delayed],
    ] as const) {
      await using broker = await boot(OWN, { target });
      expect(await willComes(broker, delay)).toBe(comes);
    }
  });

  it('2.0.22 says which line denies it', async () => {
    await using broker = await boot(OWN, { target: '2.0.22', decisions: true });
    await kept(broker);
    expect(broker.decisions.at(-1)).toMatchObject({
      kind: 'receive',
      clientId: 'away',
      allowed: false,
      reason: 'listener-unknown',
      place: { file: 'mosquitto.conf', line: 1 },
    });
  });

  it('2.0.22 delivers again once the client is back', async () => {
    await using broker = await boot(OWN, { target: '2.0.22' });
    await kept(broker);
    const back = await connected(broker, KEPT);
    const publisher = await connected(broker, { level: 4, id: 'publisher' });
    publisher.send(...PUBLISH);
    await publisher.untilPong();
    expect(await back.untilPong()).toEqual([0x32, 7, ...text('t/'), 0, 1, 120]);
  });
});

describe('after a restart, with per_listener_settings true', () => {
  it.each([
    ['2.0.11', 1, 1],
    ['2.0.22', 0, 1],
    ['2.1.2', 1, 1],
  ])(
    '%s queues for a client that was away then %i, for one that was connected %i',
    async (target, away, on) => {
      const folder = mkdtempSync(join(tmpdir(), 'offline-'));
      const start = () =>
        boot(`${OWN}persistence true\npersistence_location ${folder}/\n`, {
          target,
          persistence: 'in-place',
        });
      try {
        const first = await start();
        for (const id of ['away', 'on']) {
          const client = await connected(first, { ...KEPT, id });
          client.send(...SUBSCRIBE);
          await client.untilPong();
          if (id === 'away') client.stream.destroy();
        }
        await gone(first, 1);
        await first.close();
        await using second = await start();
        const publisher = await connected(second, { level: 4, id: 'publisher' });
        publisher.send(...PUBLISH);
        await publisher.untilPong();
        expect([second.queue('away').length, second.queue('on').length]).toEqual([away, on]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});

describe('without per_listener_settings', () => {
  it.each(['1.5.4', '2.0.12', '2.0.22'])('%s queues messages and publishes wills', async (target) => {
    await using broker = await boot(SHARED, { target });
    expect(await kept(broker)).toBe(1);
  });
});
