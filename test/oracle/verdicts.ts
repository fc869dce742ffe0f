import { analyse, findTarget } from '@mosquitto-conf/config';
import { expect, test } from 'vitest';
import { measuredMachine } from '../support/measured-machine.js';
import { type Case, filesOf, furtherOracleCases, oracleCases, type Verdict } from '../support/oracle.js';
import { exceptions } from './exceptions.js';

/** What a verdict says of outcome and place; a refusal without a word names no place. */
function expected({ outcome, file, line }: Verdict) {
  return { outcome: outcome === 'silent' ? 'refused' : outcome, file, line };
}

function predicted(one: Case, release: string, verdict: Verdict) {
  // The broker knows no templates: to it a placeholder is a text like any other.
  const options = { literal: true };
  const { outcome, stop } = analyse(
    'mosquitto.conf',
    findTarget(release)!,
    measuredMachine(filesOf(one)),
    options,
  );
  // Without a log line it is not known whether the broker was still reading.
  const shown = verdict.outcome === 'silent' && outcome !== 'running' ? 'refused' : outcome;
  return { outcome: shown, file: stop?.named?.file, line: stop?.named?.line };
}

function differs(one: Case, release: string): object | undefined {
  const verdict = one.verdicts[release];
  if (!verdict) return undefined;
  const [got, want] = [predicted(one, release, verdict), expected(verdict)];
  if (JSON.stringify(got) === JSON.stringify(want)) return undefined;
  return { case: one.id, files: one.files, got, want, message: verdict.message };
}

/** The ids of the cases whose verdict by this release is listed as an exception. */
function listedFor(release: string): ReadonlySet<string> {
  const found = exceptions.flatMap(({ verdicts }) => Object.entries(verdicts));
  return new Set(found.flatMap(([id, releases]) => (releases.includes(release) ? [id] : [])));
}

/**
 * Tests that the prediction agrees with every verdict of these releases but the listed exceptions. An exception that
 * agrees fails the test as well.
 */
export function testVerdicts(...releases: readonly string[]): void {
  const cases = [...oracleCases(), ...furtherOracleCases()];
  for (const release of releases) {
    test(`${release} does what it did with every measured configuration`, () => {
      const differences = new Map<string, object>();
      for (const one of cases) {
        const difference = differs(one, release);
        if (difference) differences.set(one.id, difference);
      }
      const listed = listedFor(release);
      expect([...differences].filter(([id]) => !listed.has(id)).map(([, difference]) => difference)).toEqual(
        [],
      );
      expect([...listed].filter((id) => !differences.has(id))).toEqual([]);
    });
  }
}
