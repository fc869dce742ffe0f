import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '../../../packages/broker/test/support/any-bytes.js';
import { boot } from '../../../packages/broker/test/support/boot.js';
import { memoryInUse } from '../../../packages/broker/test/support/memory.js';
import { connecting, isEmpty, isServed, throwAt } from '../../../packages/broker/test/support/wire.js';
import { collectSurprises } from './surprises.js';

/** For each of the three; another seed is tried with FC_SEED. */
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 50);

const OPEN = 'listener 1883 127.0.0.1\nallow_anonymous true\n';
const configurations = {
  'as the broker comes': OPEN,
  'small limits': `max_inflight_messages 1\nmax_queued_messages 2\nmax_packet_size 200\nretain_available false\n${OPEN}max_qos 1\n`,
  'all that is seldom used': `queue_qos0_messages true\nupgrade_outgoing_qos true\nallow_duplicate_messages true\n${OPEN}mount_point m/\nmax_topic_alias 3\n`,
};

const surprises = collectSurprises();

describe.each(Object.entries(configurations))('%s', (_, text) => {
  it(`any bytes for ${SECONDS} seconds`, { timeout: (SECONDS + 60) * 1000 }, async () => {
    await using broker = await boot(text);
    let count = 0;
    let before = 0;
    const until = Date.now() + SECONDS * 1000;
    await fc.assert(
      fc.asyncProperty(stream, async ({ version, chunks }) => {
        if (Date.now() > until) return;
        const way = count % 4 === 0 ? 'tcp' : 'memory';
        await throwAt(broker, way, version, chunks);
        await isServed(broker, way);
        await isEmpty(broker);
        expect(broker.connections).toEqual([]);
        if (count++ === 2000) before = await memoryInUse();
      }),
      { numRuns: 1_000_000, interruptAfterTimeLimit: SECONDS * 1000 },
    );
    console.info(`${count} clients`);
    expect(count).toBeGreaterThan(100);
    // Sessions and retained messages have few names here, so they cannot grow for ever.
    if (before > 0) expect((await memoryInUse()) - before).toBeLessThan(20_000_000);
    expect(surprises).toEqual([]);
  });
});

it('10,000 connections that open and close', { timeout: 300_000 }, async () => {
  await using broker = await boot(OPEN);
  const ways = [[], [connecting('again', 4)], [Buffer.from([0x10])]];
  const round = async (count: number) => {
    for (let index = 0; index < count; index++) await throwAt(broker, 'tcp', 4, ways[index % ways.length]!);
    await isEmpty(broker);
  };
  await round(500);
  const before = await memoryInUse();
  await round(10_000);
  expect((await memoryInUse()) - before).toBeLessThan(5_000_000);
  await isServed(broker, 'tcp');
});
