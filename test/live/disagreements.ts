import type { Release } from '@mosquitto-conf/config';
import fc from 'fast-check';
import type { Files } from './generate/ground.js';
import type { Net } from './net.js';
import { type Trial, tryOut } from './trial.js';

/** How long to look for a smaller configuration, for one disagreement and for all. */
const TIME_FOR_ONE = 15_000;
const TIME_FOR_ALL = 60_000;

/** Disagreements that look alike: those with the same words, names and numbers aside. */
function classOf({ prediction, fact }: Trial): string {
  const words = (text = '') =>
    text
      .replace(/["'`(].*?["'`)]/g, '_')
      .replace(/\d+/g, 'N')
      .replace(/(file|option) .*/, '$1');
  return `${prediction.outcome} ${prediction.reason?.split(':')[0] ?? ''} / ${fact.outcome} ${words(fact.reason)}`;
}

/**
 * The smallest configuration that fast-check finds for one of each class of disagreement.
 * @param failures by their index in the run
 */
export async function smallest(
  failures: ReadonlyMap<number, Trial>,
  arbitrary: fc.Arbitrary<Files>,
  seed: number,
  release: Release,
  net: Net,
): Promise<readonly Trial[]> {
  const end = Date.now() + TIME_FOR_ALL;
  const found = new Map<string, Trial>();
  for (const [index, trial] of failures) {
    const key = classOf(trial);
    if (found.has(key)) continue;
    let least = trial;
    const property = fc.asyncProperty(arbitrary, async (files) => {
      const again = await tryOut(files, release, net);
      if (!again.agrees && classOf(again) === key) {
        least = again;
        return false;
      }
      return true;
    });
    const interruptAfterTimeLimit = Math.min(TIME_FOR_ONE, end - Date.now());
    if (interruptAfterTimeLimit > 0) {
      await fc.check(property, { seed, path: `${index}`, numRuns: 1, interruptAfterTimeLimit });
    }
    found.set(key, least);
  }
  return [...found.values()];
}
