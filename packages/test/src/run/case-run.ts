import type { Decision } from '@mosquitto-conf/broker';
import type { RunningBroker } from '../engine/engine.js';
import type { CaseClients } from './clients.js';
import type { Failure } from './result.js';
import type { Setup } from './setup.js';

/** What the steps of a case share. */
export interface CaseRun {
  readonly setup: Setup;
  readonly clients: CaseClients;
  running: RunningBroker;
  /** What the embedded broker decided so far. */
  readonly decisions: readonly Decision[];
  fail(failure: Failure): void;
  observe(what: string, actual: string): void;
}
