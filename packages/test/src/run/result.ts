import type { Place } from '@mosquitto-conf/config';
import type { Spot, ValuePath } from '@mosquitto-conf/settings/internal';

/** A line of the configuration or of an access file, for people. */
export interface Line {
  /** As a person here would write it. */
  readonly file: string;
  readonly line: number;
  /** Whether the file was made for the tests: a person has no such line. */
  readonly isMade?: true;
}

/** Why the broker decided as it did. */
export interface Reason {
  /** One sentence. */
  readonly text: string;
  /** The line that decides; undefined where none does. */
  readonly line: Line | undefined;
}

/** How a test file would have to change to expect what is. */
export type Update =
  | { readonly path: ValuePath; readonly value: unknown }
  /** A cell of an access table: its line in the file and its column, both from 0. */
  | { readonly row: number; readonly column: number; readonly cell: string };

/** Something that is not as expected. */
export interface Failure {
  /** What was looked at: `alice connects`. */
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
  /** Where it is expected. */
  readonly spot: Spot;
  readonly reason?: Reason | undefined;
  readonly update?: Update | undefined;
}

/** Something that was seen, for comparing engines. */
export interface Observation {
  readonly what: string;
  readonly actual: string;
}

/** What came of a case. */
export interface CaseResult {
  readonly name: string;
  readonly spot: Spot;
  /** `skipped`: the engine cannot do it. `broken`: it could not run. */
  readonly status: 'passed' | 'failed' | 'skipped' | 'broken';
  readonly failures: readonly Failure[];
  /** Why it was skipped or is broken; of a case that passed, what the engine could not look at. */
  readonly why?: string;
  readonly observations: readonly Observation[];
  readonly milliseconds: number;
}

/** What the cases of a run have touched of a configuration. */
export interface Touched {
  /** Lines that decided something, as `file:line`. */
  readonly lines: Set<string>;
  /** Usernames that connected. */
  readonly users: Set<string>;
  /** Names of listeners that a client reached. */
  readonly listeners: Set<string>;
}

/** A place as a key of `Touched.lines`. */
export function lineKey({ file, line }: Pick<Place, 'file' | 'line'>): string {
  return `${file}:${line}`;
}

/** What one configuration, read by one release and run by one engine, came to. */
export interface RunResult {
  readonly engine: string;
  readonly configuration: string;
  readonly target: string;
  readonly cases: readonly CaseResult[];
}

/** What a test file came to. */
export interface FileResult {
  /** The test file, as a person named it. */
  readonly path: string;
  /** Mistakes in the test file itself, or a configuration that does not start: nothing was run. */
  readonly mistakes: readonly Mistake[];
  readonly runs: readonly RunResult[];
  readonly milliseconds: number;
}

/** A mistake that keeps tests from running. */
export interface Mistake {
  readonly message: string;
  readonly file: string;
  /** From 1; undefined where no place is known. */
  readonly line?: number;
  readonly column?: number;
}
