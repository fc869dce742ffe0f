import type { Severity } from '@mosquitto-conf/validator';
import type { FileResult } from '../result.js';
import { columns, count } from './columns.js';

type Outcome = FileResult['broker']['outcome'];

const words: Readonly<Record<Outcome, string>> = {
  running: 'starts',
  config: 'refuses the configuration',
  startup: 'fails to start',
  crash: 'crashes',
  unknown: 'cannot be determined here',
};

/** What each release does, one line for each; nothing if only one was asked. */
export function releasesTable(results: readonly FileResult[]): string {
  const verdicts = results.flatMap((result) => result.verdicts ?? []);
  const releases = [...new Set(verdicts.map(({ target }) => target))];
  const rows = releases.map((release) => {
    const outcomes = verdicts.filter(({ target }) => target === release).map(({ broker }) => broker.outcome);
    const starting = outcomes.filter((outcome) => outcome === 'running').length;
    const verdict = outcomes.length === 1 ? words[outcomes[0]!] : `${starting} of ${outcomes.length} start`;
    const found = results
      .flatMap(({ diagnostics }) => diagnostics)
      .filter(({ releases: only }) => only === undefined || only.includes(release));
    const number = (severity: Severity, word: string) =>
      count(found.filter((one) => one.severity === severity).length, word);
    return [release, verdict, `${number('error', 'error')}, ${number('warning', 'warning')}`];
  });
  return columns(rows)
    .map((line) => `${line}\n`)
    .join('');
}
