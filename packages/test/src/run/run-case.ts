import type { Decision } from '@mosquitto-conf/broker';
import type { FileValues, PlannedCase, Step } from '@mosquitto-conf/settings/internal';
import { type Engine, NeedsEngine, type RunningBroker } from '../engine/engine.js';
import type { CaseRun } from './case-run.js';
import { CaseClients } from './clients.js';
import { checkExpectation } from './expectations.js';
import { codeOutcome, connectOutcome, isCodeOutcome, isConnectOutcome } from './outcomes.js';
import { probeAccess } from './probe-access.js';
import { type CaseResult, type Failure, lineKey, type Observation, type Touched } from './result.js';
import type { Setup } from './setup.js';

/** How cases are run. */
export interface CaseOptions {
  readonly setup: Setup;
  readonly engine: Engine;
  readonly file: FileValues;
  readonly touched: Touched;
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
  const needs = { restart: planned.steps.some(({ kind }) => kind === 'restart') };
  let running: RunningBroker;
  try {
    running = await options.engine.start(options.setup, needs);
  } catch (error) {
    return end('broken', (error as Error).message);
  }
  const decisions: Decision[] = [];
  const run: CaseRun = {
    setup: options.setup,
    clients: new CaseClients(options.setup, planned.clients, options.file, () => run.running),
    running,
    decisions,
    fail: (failure) => failures.push(failure),
    observe: (what, actual) => observations.push({ what, actual }),
  };
  const listen = () =>
    run.running.inside?.events.on('decision', (decision) => {
      decisions.push(decision);
      touch(options.touched, decision);
    });
  listen();
  try {
    const unseen: string[] = [];
    let seen = 0;
    for (const step of planned.steps) {
      if (step.kind === 'access') {
        // The other cells can be looked at all the same.
        const why = await unavailable(() => take(run, step));
        if (why === undefined) seen++;
        else unseen.push(why);
        continue;
      }
      await take(run, step);
      if (step.kind === 'restart') listen();
      // What follows would only fail because of this.
      if (failures.length > 0) break;
    }
    if (failures.length > 0) return end('failed');
    return end(unseen.length > 0 && seen === 0 ? 'skipped' : 'passed', unseen[0]);
  } catch (error) {
    if (error instanceof NeedsEngine) return end(failures.length > 0 ? 'failed' : 'skipped', error.message);
    return end('broken', (error as Error).message);
  } finally {
    run.clients.close();
    await run.running.close();
  }
}

/** Does something that an engine may not be able to do. @returns why it cannot; undefined where it was done */
async function unavailable(action: () => Promise<void>): Promise<string | undefined> {
  try {
    await action();
    return undefined;
  } catch (error) {
    if (error instanceof NeedsEngine) return error.message;
    throw error;
  }
}

function touch(touched: Touched, { kind, allowed, place, source, username, listener }: Decision): void {
  touched.listeners.add(listener);
  const line = place ?? source?.place;
  if (line) touched.lines.add(lineKey(line));
  if (kind === 'connect' && allowed) touched.users.add(username ?? '');
}

async function take(run: CaseRun, step: Step): Promise<void> {
  switch (step.kind) {
    case 'connect':
      return connect(run, step);
    case 'subscribe':
      return subscribe(run, step);
    case 'unsubscribe':
      return (await connected(run, step.as, step)).unsubscribe(step.filters);
    case 'publish':
      return publish(run, step);
    case 'disconnect':
      await Promise.all(step.clients.map((name) => run.clients.get(name).client.disconnect()));
      return;
    case 'cut':
      return cut(run, step.clients);
    case 'send': {
      const { client, endpoint } = run.clients.get(step.as);
      // Bytes may well be a client's first.
      if (!client.isOpen) await client.open(endpoint);
      client.send(step.bytes);
      return pause();
    }
    case 'wait':
      await run.clients.settle();
      await run.running.advance(step.seconds);
      return run.clients.settle();
    case 'restart':
      await run.clients.settle();
      return run.running.restart();
    case 'reload':
      await run.clients.settle();
      return run.running.reload();
    case 'expect':
      return checkExpectation(run, step);
    case 'access':
      return probeAccess(run, step);
  }
}

type StepOf<Kind extends Step['kind']> = Extract<Step, { readonly kind: Kind }>;

async function connect(run: CaseRun, { clients, answer, spot }: StepOf<'connect'>): Promise<void> {
  for (const name of clients) {
    const { code, why } = await run.clients.connect(name);
    const actual = String(connectOutcome(code));
    run.observe(`${name} connects`, actual);
    if (answer === 'any' || isConnectOutcome(answer, code)) continue;
    run.fail({
      what: `${name} connects`,
      expected: String(answer),
      actual: code === undefined && why !== undefined ? `${actual} (${why})` : withCode(actual, code),
      spot,
      reason: await run.clients.whyConnect(name, code === 0),
      update: { path: [...spot.path.slice(0, -1), 'then'], value: connectOutcome(code) },
    });
  }
}

async function subscribe(run: CaseRun, step: StepOf<'subscribe'>): Promise<void> {
  const { as, filters, qos, properties, answer = 'accepted', spot } = step;
  const client = await connected(run, as, step);
  const granted = await client.subscribe(filters, qos, properties);
  for (const [index, filter] of filters.entries()) {
    const code = granted?.[index];
    const what = `${as} subscribes to ${filter}`;
    run.observe(what, String(codeOutcome(code)));
    if (isCodeOutcome(answer, code)) continue;
    run.fail({
      what,
      expected: String(answer),
      actual: withCode(String(codeOutcome(code)), code),
      spot,
      reason: await run.clients.whyAccess(as, 'subscribe', filter, isCodeOutcome('accepted', code)),
      update: { path: [...spot.path.slice(0, -1), 'then'], value: codeOutcome(code) },
    });
  }
}

async function publish(run: CaseRun, step: StepOf<'publish'>): Promise<void> {
  const { as, topic, qos, retain, properties, answer, spot } = step;
  const payload = String(step.payload);
  if (as === undefined) {
    const { inside } = run.running;
    if (!inside) throw new NeedsEngine('A message that the broker itself publishes', 'embedded');
    inside.publish(topic, payload, { qos, retain });
    return;
  }
  const client = await connected(run, as, step);
  const { clientId, version } = client.options;
  const before = run.decisions.length;
  const code = await client.publish({ topic, payload, qos, retain, properties });
  await run.clients.settle();
  if (answer === undefined) return;
  const isTold = version === 5 && qos > 0;
  const allowed = isTold || code === undefined ? code : decided(run, before, clientId);
  const what = `${as} publishes to ${topic}`;
  const actual = allowed === undefined ? 'closed' : allowed >= 128 ? 'denied' : 'accepted';
  run.observe(what, actual);
  if (isCodeOutcome(answer, allowed)) return;
  run.fail({
    what,
    expected: String(answer),
    actual: isTold ? withCode(actual, code) : actual,
    spot,
    reason: await run.clients.whyAccess(as, 'publish', topic, isCodeOutcome('accepted', allowed)),
    update: { path: [...spot.path.slice(0, -1), 'then'], value: actual },
  });
}

/** The decision on a message that no packet reports to the client: 0, or 135 for denied. */
function decided(run: CaseRun, before: number, clientId: string): number {
  if (!run.running.inside)
    throw new NeedsEngine('Whether a message without MQTT 5 and QoS 1 is denied', 'embedded');
  const found = run.decisions
    .slice(before)
    .find((decision) => decision.kind === 'publish' && decision.clientId === clientId);
  return found?.allowed === false ? 135 : 0;
}

/** A client that is connected; one that is not connects first, and has to be accepted. */
async function connected(run: CaseRun, name: string, { spot }: Step) {
  const { client } = run.clients.get(name);
  if (client.isOpen) return client;
  await connect(run, { kind: 'connect', clients: [name], answer: 'accepted', spot });
  return client;
}

async function cut(run: CaseRun, names: readonly string[]): Promise<void> {
  await run.clients.settle();
  for (const name of names) {
    const { client } = run.clients.get(name);
    if (!client.isOpen) continue;
    const { clientId } = client.options;
    const { inside } = run.running;
    const noticed = inside?.waitFor('disconnect', (event) => event.clientId === clientId, 1000);
    client.cut();
    // A real broker is given the time to notice.
    await (noticed?.catch(() => undefined) ?? pause());
  }
}

/** Milliseconds to wait for a broker if no packet shows that it is done. */
const PAUSE = 30;

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE));
}

function withCode(text: string, code: number | undefined): string {
  return code === undefined || text === String(code) ? text : `${text} (code ${code})`;
}
