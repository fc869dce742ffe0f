import type { CaseResult, FileResult, RunResult } from '@mosquitto-conf/test/internal';
import type { OutputFormat } from '../format.js';

/** What a reporter of `checkconfig test` is given. */
export interface TestReport {
  readonly files: readonly FileResult[];
  readonly color: boolean;
  readonly milliseconds: number;
}

/** Makes a text of what tests came to. */
export type TestReporter = OutputFormat<TestReport>;

/** A case with the run that it belongs to. */
export interface ReportedCase {
  readonly file: FileResult;
  readonly run: RunResult;
  readonly result: CaseResult;
}

/** All cases, in order. */
export function casesOf({ files }: Pick<TestReport, 'files'>): ReportedCase[] {
  return files.flatMap((file) =>
    file.runs.flatMap((run) => run.cases.map((result) => ({ file, run, result }))),
  );
}

/** How many cases have a status. */
export function countStatus(cases: readonly ReportedCase[], status: CaseResult['status']): number {
  return cases.filter(({ result }) => result.status === status).length;
}

/** `door.mosquitto-test.yaml:14:7`: where a case or what it expects is written. */
export function positionOf({ path }: FileResult, { spot }: Pick<CaseResult, 'spot'>): string {
  const { line, character } = spot.range.start;
  return `${path}:${line + 1}:${character + 1}`;
}

/** Cases that came to different things on different engines. */
export function differences({ files }: Pick<TestReport, 'files'>): Difference[] {
  return files.flatMap((file) => {
    const runs = file.runs;
    const [first, ...others] = runs;
    if (!first) return [];
    return others.flatMap((other) => {
      if (other.engine === first.engine || other.configuration !== first.configuration) return [];
      // What a release does is compared with the same release, where there is one.
      const base = runs.find(
        ({ engine, target, configuration }) =>
          engine === first.engine && target === other.target && configuration === other.configuration,
      );
      return base ? differing(file, base, other) : [];
    });
  });
}

/** Something that two engines do differently. */
export interface Difference {
  readonly file: FileResult;
  readonly name: string;
  readonly what: string;
  readonly engines: readonly [engine: string, actual: string][];
}

function differing(file: FileResult, first: RunResult, other: RunResult): Difference[] {
  return first.cases.flatMap((one, index) => {
    const two = other.cases[index];
    if (!two || one.status === 'skipped' || two.status === 'skipped') return [];
    const others = new Map(two.observations.map(({ what, actual }) => [what, actual]));
    // Engines do not differ in what one of them cannot observe.
    const seen = one.observations.find(({ what, actual }) => (others.get(what) ?? actual) !== actual);
    if (!seen) return [];
    const engines: Difference['engines'] = [
      [first.engine, seen.actual],
      [other.engine, others.get(seen.what)!],
    ];
    return [{ file, name: one.name, what: seen.what, engines }];
  });
}
