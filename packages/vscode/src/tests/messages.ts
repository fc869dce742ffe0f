/** A case: its name, and the line of the test file that it is written in, from 0. */
export interface CaseName {
  readonly name: string;
  readonly line: number;
}

/** The message that starts the process that runs tests. */
export interface TestOrder {
  readonly kind: 'tests';
  /** The test file. */
  readonly path: string;
  /** The cases to run; all without it. */
  readonly cases?: readonly CaseName[];
  /** Whether to stop at the first case that is not as expected. */
  readonly bail: boolean;
  readonly coverage: boolean;
}

/** A line of a file of this machine, from 1. */
export interface FileLine {
  readonly file: string;
  readonly line: number;
}

/** Something that is not as expected. */
export interface ReportedFailure {
  /** What was looked at. */
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
  /** Why the broker decided so. */
  readonly reason?: string;
  /** The line that decided; undefined where it is in no file of the person's. */
  readonly decidedBy?: FileLine;
  /** The place of the expectation in the test file, from 0. */
  readonly range: ReportedRange;
}

/** A place in the test file, from 0. */
export interface ReportedRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** What came of a case. */
export interface ReportedCase extends CaseName {
  readonly kind: 'case';
  readonly status: 'passed' | 'failed' | 'skipped' | 'broken';
  /** Why it was skipped or is broken. */
  readonly why?: string;
  /** `Mosquitto 2.1.2` */
  readonly target: string;
  readonly milliseconds: number;
  readonly failures: readonly ReportedFailure[];
}

/** A line that cases can touch. */
export interface ReportedLine extends FileLine {
  readonly touched: boolean;
}

/** The messages of the process that runs tests. */
export type TestReport =
  | ReportedCase
  | { readonly kind: 'mistake'; readonly message: string; readonly at?: FileLine; readonly column?: number }
  | { readonly kind: 'coverage'; readonly lines: readonly ReportedLine[] }
  | { readonly kind: 'done' };
