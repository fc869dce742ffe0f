import { analyse, findTarget } from '@mosquitto-conf/config';
import { expect, test } from 'vitest';
import { measuredMachine } from './support/measured-machine.js';
import { type Case, filesOf, oracleCases, type Verdict } from './support/oracle.js';

/**
 * Verdicts that the prediction leaves as they are, with the reason. In 2.1.2 `log_timestamp_format plain` holds at once
 * and puts "plain: " in front of every line, so the measurement did not find the line "Error found at mosquitto.conf:N"
 * that its own log shows.
 */
const LISTED: ReadonlySet<string> = new Set([
  'mix-20261123-0045 2.1.2',
  'mix-20261123-0294 2.1.2',
  'mix-20261123-1463 2.1.2',
]);

/** What a verdict says of outcome and place; a refusal without a word names no place. */
function expected({ outcome, file, line }: Verdict) {
  return { outcome: outcome === 'silent' ? 'refused' : outcome, file, line };
}

function predicted(one: Case, release: string, verdict: Verdict) {
  const { outcome, stop } = analyse('mosquitto.conf', findTarget(release)!, measuredMachine(filesOf(one)));
  // Nobody can tell from silence whether the broker was still reading.
  const shown = verdict.outcome === 'silent' && outcome !== 'running' ? 'refused' : outcome;
  return { outcome: shown, file: stop?.named?.file, line: stop?.named?.line };
}

for (const release of ['1.5.11', '1.6.15', '2.0.11', '2.0.22', '2.1.2']) {
  test(`${release} does what it did with 1,600 configurations`, () => {
    const differences: unknown[] = [];
    const listed: string[] = [];
    for (const one of oracleCases()) {
      const verdict = one.verdicts[release];
      if (!verdict) throw new Error(`${one.id} has no verdict of ${release}`);
      const [got, want] = [predicted(one, release, verdict), expected(verdict)];
      if (JSON.stringify(got) === JSON.stringify(want)) continue;
      const key = `${one.id} ${release}`;
      if (LISTED.has(key)) listed.push(key);
      else differences.push({ case: one.id, files: one.files, got, want, message: verdict.message });
    }
    expect(differences).toEqual([]);
    expect(listed).toEqual([...LISTED].filter((key) => key.endsWith(` ${release}`)));
  });
}
