import type { Text } from '@mosquitto-conf/config';
import type { Severity } from '@mosquitto-conf/validator';
import { say } from '../language.js';
import type { FileResult } from '../result.js';
import { lintFormatsTexts } from '../texts/lint-formats.js';
import { columns } from './columns.js';
import { countText } from './counts.js';

type Outcome = FileResult['broker']['outcome'];

const words: Readonly<Record<Outcome, Text>> = {
  running: lintFormatsTexts.starts,
  config: lintFormatsTexts.refuses,
  startup: lintFormatsTexts.fails,
  crash: lintFormatsTexts.crashes,
  unknown: lintFormatsTexts.unknown,
};

/** What each release does, one line for each; nothing if only one was asked. */
export function releasesTable(results: readonly FileResult[]): string {
  const verdicts = results.flatMap((result) => result.verdicts ?? []);
  const releases = [...new Set(verdicts.map(({ target }) => target))];
  const rows = releases.map((release) => {
    const outcomes = verdicts.filter(({ target }) => target === release).map(({ broker }) => broker.outcome);
    const starting = outcomes.filter((outcome) => outcome === 'running').length;
    const verdict =
      outcomes.length === 1
        ? say(words[outcomes[0]!])
        : say(lintFormatsTexts.someStart({ starting, count: outcomes.length }));
    const found = results
      .flatMap(({ diagnostics }) => diagnostics)
      .filter(({ releases: only }) => only === undefined || only.includes(release));
    const number = (severity: Severity) => found.filter((one) => one.severity === severity).length;
    const counts = (['error', 'warning'] as const).map((severity) => countText(severity, number(severity)));
    return [release, verdict, counts.map(say).join(', ')];
  });
  return columns(rows)
    .map((line) => `${line}\n`)
    .join('');
}
