import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boot } from '../../../packages/broker/test/support/boot.js';
import { everyWire, recordCaptures } from '../../../packages/broker/test/support/captures.js';
import { certificateFiles } from '../../../packages/broker/test/support/certificates.js';
import { inTime } from '../../../packages/broker/test/support/in-time.js';
import { memoryInUse } from '../../../packages/broker/test/support/memory.js';
import { mutated } from '../../../packages/broker/test/support/mutations.js';
import { playMutated } from '../../../packages/broker/test/support/play-mutated.js';
import { openListener } from '../../../packages/broker/test/support/ways.js';
import { connecting, isEmpty, isServed, throwAt } from '../../../packages/broker/test/support/wire.js';
import { needs } from '../../support/real-parts.js';
import { collectSurprises } from './surprises.js';

const SECONDS = Number(process.env.FUZZ_SECONDS ?? 50);
/** Clients that one broker meets: what they leave on purpose, sessions and retained messages, goes with it. */
const CLIENTS = 2000;

/** How long one client may take, in milliseconds. Its bytes are in the message where it takes longer. */
const PATIENCE = 30_000;

const surprises = collectSurprises();

it.runIf(needs('mosquitto_pub', 'mosquitto_sub'))(
  `what real clients send, changed, for ${SECONDS} seconds`,
  { timeout: (SECONDS + 60) * 1000 },
  async () => {
    const captures = await recordCaptures();
    const until = Date.now() + SECONDS * 1000;
    const memory: number[] = [];
    let count = 0;
    while (Date.now() < until) {
      await using broker = await boot(everyWire, { files: certificateFiles });
      await fc.assert(
        fc.asyncProperty(mutated(captures), async (one) => {
          if (Date.now() > until) return;
          await playMutated(broker, one);
          count++;
        }),
        { numRuns: CLIENTS, timeout: PATIENCE, endOnFailure: true },
      );
      await inTime('The end of the broker', broker.close());
      memory.push(await memoryInUse());
    }
    console.info(`${count} clients of ${captures.length} captures`);
    expect(count).toBeGreaterThan(100);
    expect(memory.at(-1)! - memory[0]!).toBeLessThan(10_000_000);
    expect(surprises).toEqual([]);
  },
);

it.each([
  [10_000, 'tls'],
  [10_000, 'websocket'],
  // Both at once, where each of the two has been tried.
  [2000, 'secure websocket'],
] as const)('%i connections that open and close (%s)', { timeout: 300_000 }, async (many, way) => {
  await using broker = await boot(openListener[way], { files: certificateFiles });
  const said = [[], [connecting('again', 4)], [Buffer.from([0x10])]];
  const round = async (count: number) => {
    for (let index = 0; index < count; index++) await throwAt(broker, way, 4, said[index % said.length]!);
    await isEmpty(broker);
  };
  await round(500);
  const before = await memoryInUse();
  await round(many);
  expect((await memoryInUse()) - before).toBeLessThan(5_000_000);
  await isServed(broker, way);
});
