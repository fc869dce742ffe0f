import type { ValuePath, YamlRange } from '../yaml-source.js';
import type { ClientValues, ExpectationValues, FileValues, Outcome, Payload, QoS } from './file-values.js';

/** Where something is in the test file. */
export interface Spot {
  readonly path: ValuePath;
  readonly range: YamlRange;
}

/** One action in a case. */
export type Step = { readonly spot: Spot } & (
  | { readonly kind: 'connect'; readonly clients: readonly string[]; readonly answer: Outcome | 'any' }
  | {
      readonly kind: 'subscribe';
      readonly as: string;
      readonly filters: readonly string[];
      readonly qos: QoS;
      readonly properties: Readonly<Record<string, unknown>>;
      readonly answer: Outcome | undefined;
    }
  | { readonly kind: 'unsubscribe'; readonly as: string; readonly filters: readonly string[] }
  | {
      readonly kind: 'publish';
      /** undefined: the broker itself. */
      readonly as: string | undefined;
      readonly topic: string;
      readonly payload: Payload;
      readonly qos: QoS;
      readonly retain: boolean;
      readonly properties: Readonly<Record<string, unknown>>;
      readonly answer: Outcome | undefined;
    }
  | { readonly kind: 'disconnect'; readonly clients: readonly string[] }
  /** Clients, or bridges with a far end. */
  | { readonly kind: 'cut'; readonly names: readonly string[] }
  | { readonly kind: 'send'; readonly as: string; readonly bytes: Uint8Array }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'restart' | 'reload' }
  | { readonly kind: 'expect'; readonly expectation: ExpectationValues }
  | AccessProbe
);

/** A cell of an access table. */
export interface AccessProbe {
  readonly kind: 'access';
  readonly as: string;
  readonly topic: string;
  /** What the client may do. */
  readonly receive: boolean;
  readonly publish: boolean;
  /** Its column in the table, from 0. */
  readonly column: number;
  /** A client of the table that may publish to the topic; undefined where none may. */
  readonly publisher: string | undefined;
}

/** A case, ready to run. */
export interface PlannedCase {
  readonly name: string;
  readonly spot: Spot;
  readonly clients: Readonly<Record<string, ClientValues>>;
  readonly steps: readonly Step[];
}

/** A test file, ready to run. */
export interface TestPlan {
  readonly values: FileValues;
  readonly cases: readonly PlannedCase[];
}
