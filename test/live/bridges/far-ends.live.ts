import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { analyse, since } from '@mosquitto-conf/config';
import { nodeHasherAtOnce, nodeHost } from '@mosquitto-conf/config/node';
import { diagnose } from '@mosquitto-conf/validator';
import fc from 'fast-check';
import mqtt, { type MqttClient } from 'mqtt';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort } from '../../support/free-port.js';
import { ocspMaterial } from '../../support/ocsp-responses.js';
import { needs } from '../../support/real-parts.js';
import { brokerToAsk } from '../installed.js';
import { overAll } from '../pool.js';
import { releaseOf, startWhole } from './brokers.js';
import { type BothEnds, bothEndsFor, farText, filesOf, nearText, topicsOf } from './far-ends.js';

const RUNS = Number(process.env.LIVE_RUNS ?? 60);
const seed = Number(process.env.LIVE_SEED ?? 20_261_128);
/** How many pairs of brokers run at once: most of the time they wait. */
const WIDTH = 3;
/** How long a bridge may take to connect, and, where it must not, is waited for, in milliseconds. */
const PATIENCE = 8000;
const DOUBT = 1200;

/** Those that the rules are asked about. */
const PORTS = { near: 1884, bridge: 1883, far: 1885 };

const release = needs(brokerToAsk) ? releaseOf(brokerToAsk) : undefined;
const folder = mkdtempSync(join(tmpdir(), 'far-ends-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the rules about far ends say of a bridge. */
interface Said {
  readonly isRefused: boolean;
  readonly isUnknown: boolean;
  readonly denied: readonly ('in' | 'out')[];
  readonly rules: readonly string[];
}

const REFUSALS = ['far-end-refuses', 'far-end-encryption', 'far-end-certificate', 'far-end-unreachable'];

function saidOf(near: string, far: string): Said {
  const host = nodeHost({ cwd: folder, checkFiles: true });
  const read = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return analyse(name, release!, host);
  };
  const id = Math.random().toString(36).slice(2);
  const analysis = read(`near-${id}.conf`, near);
  const farEnd = {
    bridge: 'cloud',
    path: 'far.conf',
    analysis: read(`far-${id}.conf`, far),
    locate: (file: string) => file,
    hasher: nodeHasherAtOnce,
  };
  const found = diagnose(analysis, 'near.conf', {}, [farEnd]).filter(({ rule }) =>
    rule.startsWith('far-end-'),
  );
  return {
    isRefused: found.some(({ rule }) => REFUSALS.includes(rule)),
    isUnknown: found.some(({ rule }) => rule === 'far-end-unknown'),
    denied: found
      .filter(({ rule }) => rule === 'far-end-topic-denied')
      .map(({ message }) => (message.includes('sends no message') ? 'in' : 'out')),
    rules: found.map(({ rule }) => rule),
  };
}

async function clientOf(port: number, got: Set<string>): Promise<MqttClient> {
  const client = mqtt.connect({ port, host: '127.0.0.1', reconnectPeriod: 0 });
  client.on('message', (_topic, payload) => got.add(String(payload)));
  await client.subscribeAsync('#', { qos: 1 });
  return client;
}

/** What two real brokers do: whether the bridge connects, and in which directions a message passes. */
async function play(ends: BothEnds, said: Said) {
  const ports = { near: await freePort(), bridge: await freePort(), far: await freePort() };
  const far = await startWhole(brokerToAsk, ports.bridge, farText(ends, ports, folder));
  const near = await startWhole(brokerToAsk, ports.near, nearText(ends, ports, folder));
  const got = { near: new Set<string>(), far: new Set<string>() };
  const clients: MqttClient[] = [];
  try {
    const isConnected = () => far.log.some((line) => /New (bridge|client) connected from \S+ as /.test(line));
    const end = Date.now() + (said.isRefused ? DOUBT : PATIENCE);
    while (!isConnected() && Date.now() < end) await wait(20);
    if (!isConnected()) return { connects: false, passes: [] };
    // The bridge subscribes once it has its CONNACK.
    await wait(200);
    const [here, there] = [await clientOf(ports.near, got.near), await clientOf(ports.far, got.far)];
    clients.push(here, there);
    for (const { local, remote } of topicsOf(ends)) {
      await here.publishAsync(local, 'from near', { qos: 1 });
      await there.publishAsync(remote, 'from far', { qos: 1 });
    }
    const isExpected = (direction: 'in' | 'out') =>
      (ends.direction === direction || ends.direction === 'both') && !said.denied.includes(direction);
    const isDone = () =>
      (!isExpected('out') || got.far.has('from near')) && (!isExpected('in') || got.near.has('from far'));
    const last = Date.now() + PATIENCE;
    while (!isDone() && Date.now() < last) await wait(20);
    await wait(250);
    return {
      connects: true,
      passes: [...(got.near.has('from far') ? ['in'] : []), ...(got.far.has('from near') ? ['out'] : [])],
    };
  } finally {
    for (const client of clients) await client.endAsync(true);
    await near.stop();
    await far.stop();
  }
}

describe.runIf(release && since(release, '1.5'))(
  'what the rules about far ends say of two configurations',
  () => {
    it(`is what two real brokers do, in ${RUNS} random pairs`, { timeout: 1_800_000 }, async () => {
      ocspMaterial(folder);
      for (const [name, text] of Object.entries(filesOf(release!)))
        writeFileSync(join(folder, name), text, { mode: 0o600 });
      const pairs = fc.sample(bothEndsFor(release!), { seed, numRuns: RUNS });
      const wrong: string[] = [];
      const counts: Record<string, number> = {};
      await overAll(pairs, WIDTH, async (ends) => {
        if (ends.acl) writeFileSync(join(folder, ends.acl.name), ends.acl.text, { mode: 0o600 });
        const near = nearText(ends, PORTS, folder);
        const far = farText(ends, PORTS, folder);
        const said = saidOf(near, far);
        for (const rule of new Set(said.rules.length > 0 ? said.rules : ['nothing']))
          counts[rule] = (counts[rule] ?? 0) + 1;
        if (said.isUnknown) return;
        const does = await play(ends, said);
        const directions = (['in', 'out'] as const).filter(
          (one) => ends.direction === one || ends.direction === 'both',
        );
        const expected = said.isRefused
          ? { connects: false, passes: [] }
          : { connects: true, passes: directions.filter((one) => !said.denied.includes(one)) };
        if (JSON.stringify(does) !== JSON.stringify(expected))
          wrong.push(
            `${near}\n--- far\n${far}\nrules: ${said.rules.join(', ')}\nexpected ${JSON.stringify(expected)}\nreal ${JSON.stringify(does)}\n`,
          );
      });
      console.log(`LIVE_SEED=${seed}: ${JSON.stringify(counts)}`);
      expect(wrong.join('\n')).toBe('');
    });
  },
);
