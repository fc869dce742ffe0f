import { since } from '@mosquitto-conf/config';
import type { AccessProbe, Spot } from '@mosquitto-conf/settings/internal';
import { NeedsEngine } from '../engine/engine.js';
import { needTexts } from '../texts/engines.js';
import { resultTexts } from '../texts/results.js';
import type { CaseBroker } from './case-broker.js';
import type { CaseRun } from './case-run.js';
import { connectOutcome } from './outcomes.js';

/** Tries a cell of an access table: publishes to the topic, and has a message published to it. */
export async function probeAccess(run: CaseRun, probe: AccessProbe & { readonly spot: Spot }): Promise<void> {
  const { as, topic, receive, publish, spot } = probe;
  const { client, connected } = run.clients.get(as, latestVersion(run));
  const answer = connected ?? (await run.clients.connect(as, latestVersion(run)));
  const isIn = answer.code === 0 && client.isOpen;
  const mayPublish = isIn && (await tryPublish(run, probe));
  const mayReceive = isIn && (await tryReceive(run, probe));
  const actual = cellText(mayReceive, mayPublish);
  run.observe(`${as} ${topic}`, actual);
  if (mayReceive === receive && mayPublish === publish) return;
  const action = mayPublish === publish ? 'receive' : 'publish';
  run.fail({
    what: run.say(resultTexts.clientAndTopic({ client: as, topic })),
    expected: cellText(receive, publish),
    actual: isIn
      ? actual
      : run.say(resultTexts.mayNotConnect({ cell: actual, outcome: connectOutcome(answer.code) })),
    spot,
    reason: isIn
      ? await run.clients.whyAccess(as, action, topic, action === 'publish' ? mayPublish : mayReceive)
      : await run.clients.whyConnect(as, answer.code === 0),
    update: { row: spot.range.start.line, column: probe.column, cell: actual },
  });
}

async function tryPublish(run: CaseRun, { as, topic }: AccessProbe): Promise<boolean> {
  const { client, broker } = run.clients.get(as);
  const { version, clientId } = client.options;
  const before = broker.decisions.length;
  const code = await client.publish({ topic, payload: 'access', qos: 1, retain: false });
  if (version === 5) return code !== undefined && code < 128;
  if (!broker.inside) throw new NeedsEngine(needTexts.mayPublish);
  const decision = broker.decisions
    .slice(before)
    .find(({ kind, clientId: id }) => kind === 'publish' && id === clientId);
  return decision?.allowed !== false && code !== undefined;
}

async function tryReceive(run: CaseRun, { as, topic, publisher }: AccessProbe): Promise<boolean> {
  const { client, broker } = run.clients.get(as);
  if (!client.isOpen) return false;
  await client.subscribe([topic], 0);
  await run.clients.settle();
  // What is retained below `$SYS` comes at once.
  let got = client.takeMessages().some((message) => message.topic === topic);
  if (!got) {
    await publishTo(run, broker, topic, publisher);
    await run.clients.settle();
    got = client.takeMessages().some((message) => message.topic === topic);
  }
  await client.unsubscribe([topic]);
  return got;
}

/** Publishes with permission: from the broker itself, or from a client of the table. */
async function publishTo(
  run: CaseRun,
  { inside }: CaseBroker,
  topic: string,
  publisher: string | undefined,
): Promise<void> {
  if (inside) return inside.publish(topic, 'access');
  if (publisher === undefined) throw new NeedsEngine(needTexts.mayReceive({ topic }));
  const { client, connected } = run.clients.get(publisher, latestVersion(run));
  if (!connected) await run.clients.connect(publisher, latestVersion(run));
  await client.publish({ topic, payload: 'access', qos: 1, retain: false });
}

/** MQTT 5, where clients may speak it, as it tells whether a message is denied. */
function latestVersion({ tested: { setup } }: CaseRun): { readonly version?: 5 } {
  const { analysis, policies } = setup;
  const isKnown = since(analysis.configuration.release, '1.6');
  return isKnown && policies.every(({ limits }) => limits.versions.value.includes(5)) ? { version: 5 } : {};
}

function cellText(receive: boolean, publish: boolean): string {
  return `${receive ? 'r' : ''}${publish ? 'w' : ''}` || '-';
}
