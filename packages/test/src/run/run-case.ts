import type { Decision } from '@mosquitto-conf/broker';
import { type Text, write } from '@mosquitto-conf/config';
import { errorMessage } from '@mosquitto-conf/config/internal';
import type { ClientValues, FileValues, PlannedCase } from '@mosquitto-conf/settings/internal';
import { type Engine, NeedsEngine, type RunningBroker } from '../engine/engine.js';
import type { FarEndSetup } from '../far-ends/far-end-setup.js';
import { FarEnds } from '../far-ends/far-ends.js';
import { watchIncoming, watchOutgoing } from '../far-ends/watch-topics.js';
import type { CaseBroker } from './case-broker.js';
import type { CaseRun } from './case-run.js';
import { CaseClients } from './clients.js';
import { MemoryShortage } from './memory-shortage.js';
import { type CaseResult, type Failure, lineKey, type Observation, type Touched } from './result.js';
import type { Setup } from './setup.js';
import { takeStep } from './take-step.js';

/** How cases are run. */
export interface CaseOptions {
  readonly setup: Setup;
  readonly engine: Engine;
  readonly file: FileValues;
  readonly touched: Touched;
  /** The far ends of the bridges of the configuration. */
  readonly farEnds: readonly FarEndSetup[];
}

/** Runs a case on a broker of its own. It never throws. */
export async function runCase(planned: PlannedCase, options: CaseOptions): Promise<CaseResult> {
  const start = performance.now();
  const failures: Failure[] = [];
  const observations: Observation[] = [];
  const { name, spot } = planned;
  const end = (status: CaseResult['status'], why?: string): CaseResult => ({
    name,
    spot,
    status,
    failures,
    ...(why === undefined ? {} : { why }),
    observations,
    milliseconds: performance.now() - start,
  });
  const { language } = options.setup;
  let brokers: Brokers;
  try {
    brokers = await startBrokers(planned, options);
  } catch (error) {
    return end(error instanceof NeedsEngine ? 'skipped' : 'broken', errorMessage(error, language));
  }
  const { running, farEnds } = brokers;
  const decisions: Decision[] = [];
  const shortage = new MemoryShortage();
  const tested: CaseBroker = {
    setup: options.setup,
    get endpoints() {
      return running.endpoints;
    },
    get inside() {
      return running.inside;
    },
    decisions,
    whyClosed: (clientId) => shortage.reason(clientId, running.inside, options.setup),
  };
  const brokerOf = ({ bridge }: ClientValues) => (bridge === undefined ? tested : farEnds.get(bridge));
  const run: CaseRun = {
    tested,
    clients: new CaseClients(planned.clients, options.file, brokerOf, farEnds),
    running,
    farEnds,
    isBridge: (name) => Object.hasOwn(options.file.bridges ?? {}, name),
    fail: (failure) => failures.push(failure),
    say: (text) => write(text, language),
    observe: (what, actual) => observations.push({ what, actual }),
  };
  const listen = () => {
    const { inside } = running;
    if (!inside) return;
    shortage.watch(inside);
    inside.events.on('decision', (decision) => {
      decisions.push(decision);
      touch(options.touched, decision);
    });
    watchIncoming(inside, farEnds, options.setup, options.touched);
  };
  listen();
  watchOutgoing(farEnds, options.setup, options.touched);
  try {
    await farEnds.connected(() => running.inside?.bridges);
    const unseen: Text[] = [];
    let seen = 0;
    for (const step of planned.steps) {
      if (step.kind === 'access') {
        // The other cells can be looked at all the same.
        const why = await unavailable(() => takeStep(run, step));
        if (why === undefined) seen++;
        else unseen.push(why);
        continue;
      }
      await takeStep(run, step);
      if (step.kind === 'restart') listen();
      // What follows would only fail because of this.
      if (failures.length > 0) break;
    }
    if (failures.length > 0) return end('failed');
    return end(
      unseen.length > 0 && seen === 0 ? 'skipped' : 'passed',
      unseen[0] && write(unseen[0], language),
    );
  } catch (error) {
    if (error instanceof NeedsEngine)
      return end(failures.length > 0 ? 'failed' : 'skipped', write(error.text, language));
    return end('broken', errorMessage(error, language));
  } finally {
    run.clients.close();
    try {
      await running.close();
    } finally {
      await farEnds.close();
    }
  }
}

interface Brokers {
  readonly running: RunningBroker;
  readonly farEnds: FarEnds;
}

/** Starts the far ends of the bridges, then the broker that is tested. */
async function startBrokers(
  { steps }: PlannedCase,
  { setup, engine, farEnds: described }: CaseOptions,
): Promise<Brokers> {
  const farEnds = await FarEnds.start(described, setup.host().hostname, engine);
  try {
    const restart = steps.some(({ kind }) => kind === 'restart');
    const running = await engine.start(setup, { restart, bridges: farEnds.addresses });
    return { running, farEnds };
  } catch (error) {
    await farEnds.close();
    throw error;
  }
}

/** Does something that an engine may not be able to do. @returns why it cannot; undefined where it was done */
async function unavailable(action: () => Promise<void>): Promise<Text | undefined> {
  try {
    await action();
    return undefined;
  } catch (error) {
    if (error instanceof NeedsEngine) return error.text;
    throw error;
  }
}

function touch(touched: Touched, { kind, allowed, place, source, username, listener }: Decision): void {
  touched.listeners.add(listener);
  const line = place ?? source?.place;
  if (line) touched.lines.add(lineKey(line));
  if (kind === 'connect' && allowed) touched.users.add(username ?? '');
}
