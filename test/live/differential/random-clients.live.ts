import type { Release } from '@mosquitto-conf/config';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needs } from '../../support/real-parts.js';
import { installedRelease } from '../installed.js';
import { agree } from './agree.js';
import { avoidFixes } from './distributions.js';
import { startPair } from './pair.js';
import { perform, type Script, scriptFor } from './script.js';
import { type Got, Stage } from './stage.js';

/** Another broker than the one that is installed. */
const PROGRAM = process.env.DIFFERENTIAL_BROKER ?? 'mosquitto';
const RUNS = Number(process.env.DIFFERENTIAL_RUNS ?? 300);
/** How often a script is played before a difference counts: a busy machine may notice a lost connection a step later. */
const TRIES = 3;

/** How often it is played while the machine is too busy for what lasts a second. */
const SLOW_TRIES = 10;

/** What both brokers do with a script, and whether that took so long that it depends on the time. */
async function playBoth(
  script: Script,
  release: Release,
): Promise<{ readonly own: Got[]; readonly real: Got[]; readonly isSlow: boolean }> {
  const one = avoidFixes(script, PROGRAM, release);
  await using pair = await startPair(one.setup, PROGRAM, release);
  const stages = [new Stage(pair.own, one.setup), new Stage(pair.real, one.setup)] as const;
  const [own, real] = await Promise.all([
    stages[0].play(one.steps, perform),
    stages[1].play(one.steps, perform),
  ]);
  return { own, real, isSlow: stages.some(({ isSlow }) => isSlow) };
}

describe.runIf(needs(PROGRAM))('random clients get the same from the real broker and from this one', () => {
  it(`${RUNS} scripts`, { timeout: 1_200_000 }, async () => {
    const release = installedRelease(PROGRAM);
    const inconclusive: Script[] = [];
    await fc.assert(
      fc.asyncProperty(scriptFor(release), async (one) => {
        for (let [left, slow] = [TRIES, SLOW_TRIES]; ; ) {
          const { own, real, isSlow } = await playBoth(one, release);
          if (agree(own, real)) return;
          if (isSlow && slow-- > 1) continue;
          // Nothing is known: the machine never was quick enough.
          if (isSlow) return void inconclusive.push(one);
          if (left-- > 1) continue;
          expect(own).toEqual(real);
        }
      }),
      {
        numRuns: RUNS,
        ...(process.env.DIFFERENTIAL_SEED ? { seed: Number(process.env.DIFFERENTIAL_SEED) } : {}),
        // Making a script smaller takes minutes; `SHRINK=1` does it.
        endOnFailure: !process.env.SHRINK,
        interruptAfterTimeLimit: 1_000_000,
        markInterruptAsFailure: true,
      },
    );
    if (inconclusive.length > 0) console.log(`${inconclusive.length} scripts took too long to be compared.`);
    expect(inconclusive.length).toBeLessThan(RUNS / 10);
  });
});
