import type { Text } from '@mosquitto-conf/config';
import type { Step } from '@mosquitto-conf/settings/internal';
import { NeedsEngine } from '../engine/engine.js';
import { needTexts } from '../texts/engines.js';
import { resultTexts } from '../texts/results.js';
import type { CaseBroker } from './case-broker.js';
import type { CaseRun } from './case-run.js';
import { checkExpectation } from './expectations.js';
import { codeOutcome, connectOutcome, isCodeOutcome, isConnectOutcome } from './outcomes.js';
import { probeAccess } from './probe-access.js';
import { until } from './until.js';

/** Milliseconds that a cut may take to be noticed. */
const PATIENCE = 1_000;

/** Time passes in no more stretches. */
const MOST_STRETCHES = 10_000;

/** Milliseconds to wait for a broker if no packet shows that it is done. */
const PAUSE = 30;

/** Does what a step says, and reports what is not as expected. */
export async function takeStep(run: CaseRun, step: Step): Promise<void> {
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
      return cut(run, step.names);
    case 'send': {
      const { client, endpoint } = run.clients.get(step.as);
      // Bytes may well be a client's first.
      if (!client.isOpen) await client.open(endpoint);
      client.send(step.bytes);
      return pause();
    }
    case 'wait':
      await run.clients.settle();
      await advance(run, step.seconds);
      return run.clients.settle();
    case 'restart':
      await run.clients.settle();
      run.farEnds.expectBridges();
      await run.running.restart();
      return run.farEnds.connected(() => run.running.inside?.bridges);
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
    const what = run.say(resultTexts.connects({ client: name }));
    run.observe(what, actual);
    if (answer === 'any' || isConnectOutcome(answer, code)) continue;
    run.fail({
      what,
      expected: String(answer),
      actual: run.say(
        code === undefined && why !== undefined
          ? resultTexts.withReason({ outcome: actual, reason: why })
          : withCode(actual, code),
      ),
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
    const what = run.say(resultTexts.subscribes({ client: as, filter }));
    run.observe(what, String(codeOutcome(code)));
    if (isCodeOutcome(answer, code)) continue;
    run.fail({
      what,
      expected: String(answer),
      actual: run.say(withCode(String(codeOutcome(code)), code)),
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
    if (!inside) throw new NeedsEngine(needTexts.ownMessage);
    inside.publish(topic, payload, { qos, retain });
    return;
  }
  const client = await connected(run, as, step);
  const { clientId, version } = client.options;
  const { broker } = run.clients.get(as);
  const before = broker.decisions.length;
  const code = await client.publish({ topic, payload, qos, retain, properties });
  await run.clients.settle();
  if (answer === undefined) return;
  const isTold = version === 5 && qos > 0;
  const allowed = isTold || code === undefined ? code : decided(broker, before, clientId);
  const what = run.say(resultTexts.publishes({ client: as, topic }));
  const actual = allowed === undefined ? 'closed' : allowed >= 128 ? 'denied' : 'accepted';
  run.observe(what, actual);
  if (isCodeOutcome(answer, allowed)) return;
  run.fail({
    what,
    expected: String(answer),
    actual: isTold ? run.say(withCode(actual, code)) : actual,
    spot,
    reason: await run.clients.whyAccess(as, 'publish', topic, isCodeOutcome('accepted', allowed)),
    update: { path: [...spot.path.slice(0, -1), 'then'], value: actual },
  });
}

/** The decision on a message that no packet reports to the client: 0, or 135 for denied. */
function decided({ inside, decisions }: CaseBroker, before: number, clientId: string): number {
  if (!inside) throw new NeedsEngine(needTexts.denied);
  const found = decisions
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
    if (run.isBridge(name)) {
      await cutBridge(run, name);
      continue;
    }
    const { client, broker } = run.clients.get(name);
    if (!client.isOpen) continue;
    const { clientId } = client.options;
    const { inside } = broker;
    const noticed = inside?.waitFor('disconnect', (event) => event.clientId === clientId, 1000);
    client.cut();
    // A real broker is given the time to notice.
    await (noticed?.catch(() => undefined) ?? pause());
  }
}

async function cutBridge({ farEnds, running }: CaseRun, name: string): Promise<void> {
  const { inside } = running;
  const farEnd = farEnds.get(name);
  const hasNoticed = () => inside?.bridges.find((one) => one.name === name)?.state === 'disconnected';
  farEnd.cutBridge();
  await until(() => !farEnd.isConnected && (!inside || hasNoticed()), PATIENCE);
  await pause();
}

/**
 * Lets time pass at all brokers. A bridge and its far end notice together: where there are any, time passes in stretches in which
 * the bridge is answered.
 */
async function advance({ running, farEnds }: CaseRun, seconds: number): Promise<void> {
  if (!running.inside || farEnds.all.length === 0) return running.advance(seconds);
  for (let left = seconds; left > 0; ) {
    const stretch = Math.min(left, Math.max(farEnds.shortestSilence, seconds / MOST_STRETCHES));
    left -= stretch;
    farEnds.advance(stretch);
    await running.advance(stretch);
    await farEnds.exchange();
    await farEnds.connected(() => running.inside?.bridges);
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE));
}

function withCode(outcome: string, code: number | undefined): Text {
  return code === undefined || outcome === String(code)
    ? resultTexts.outcome({ outcome })
    : resultTexts.withCode({ outcome, code });
}
