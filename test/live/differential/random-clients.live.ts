import { isDeepStrictEqual } from 'node:util';
import type { Release } from '@mosquitto-conf/config';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needs } from '../../support/real-parts.js';
import { installedRelease } from '../installed.js';
import { avoidFixes } from './distributions.js';
import { startPair } from './pair.js';
import { perform, type Script, scriptFor } from './script.js';
import { type Got, Stage } from './stage.js';

/** Another broker than the one that is installed. */
const PROGRAM = process.env.DIFFERENTIAL_BROKER ?? 'mosquitto';
const RUNS = Number(process.env.DIFFERENTIAL_RUNS ?? 300);
/** How often a script is played before a difference counts: a busy machine may notice a lost connection a step later. */
const TRIES = 3;

/** What both brokers do with a script. */
async function playBoth(
  script: Script,
  release: Release,
): Promise<{ readonly own: Got[]; readonly real: Got[] }> {
  const one = avoidFixes(script, PROGRAM, release);
  await using pair = await startPair(one.setup, PROGRAM, release);
  const [own, real] = await Promise.all([
    new Stage(pair.own, one.setup).play(one.steps, perform),
    new Stage(pair.real, one.setup).play(one.steps, perform),
  ]);
  return { own, real };
}

describe.runIf(needs(PROGRAM))('random clients get the same from the real broker and from this one', () => {
  it(`${RUNS} scripts`, { timeout: 1_200_000 }, async () => {
    const release = installedRelease(PROGRAM);
    await fc.assert(
      fc.asyncProperty(scriptFor(release), async (one) => {
        for (let left = TRIES; ; left--) {
          const { own, real } = await playBoth(one, release);
          if (left > 1 && !isDeepStrictEqual(own, real)) continue;
          expect(own).toEqual(real);
          return;
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
  });
});
