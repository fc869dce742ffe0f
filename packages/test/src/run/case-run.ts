import type { Text } from '@mosquitto-conf/config';
import type { RunningBroker } from '../engine/engine.js';
import type { FarEnds } from '../far-ends/far-ends.js';
import type { CaseBroker } from './case-broker.js';
import type { CaseClients } from './clients.js';
import type { Failure } from './result.js';

/** What the steps of a case share. */
export interface CaseRun {
  /** The broker that is tested, as its clients see it. */
  readonly tested: CaseBroker;
  readonly clients: CaseClients;
  readonly running: RunningBroker;
  readonly farEnds: FarEnds;
  /** Whether a name in a step is that of a bridge. */
  isBridge(name: string): boolean;
  fail(failure: Failure): void;
  observe(what: string, actual: string): void;
  /** A text in the language of the run. */
  say(text: Text): string;
}
