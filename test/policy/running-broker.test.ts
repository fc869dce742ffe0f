import { fileURLToPath } from 'node:url';
import { type Broker, ConfigurationRefused, startBroker } from '@mosquitto-conf/broker';
import { analyse, findTarget } from '@mosquitto-conf/config';
import { expect, test } from 'vitest';
import { openConnection } from '../access/open-connection.js';
import { tryClient } from '../access/try-client.js';
import {
  type Answers,
  clientOf,
  differences,
  type MeasuredClient,
  type MeasuredConfiguration,
  measuredReleases,
  policyMachine,
} from './measured.js';

/** Where paths of the configurations begin: `assets/` is there. */
const folder = fileURLToPath(new URL('../../fixtures/oracle/', import.meta.url));

/** How many brokers run at the same time. */
const WIDTH = 8;

test.each(measuredReleases())(
  'the running broker gives the measured answers of %s',
  async (release, configurations) => {
    const found: string[] = [];
    const waiting = [...configurations];
    const worker = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift())
        found.push(...differences(next, release, await ask(next, release)));
    };
    await Promise.all(Array.from({ length: WIDTH }, worker));
    expect(found).toEqual([]);
  },
);

/** Starts a broker and connects each client of the table that the release was asked with, one after the other. */
async function ask({ id, files, answers }: MeasuredConfiguration, release: string): Promise<Answers> {
  const host = policyMachine(files);
  const analysis = analyse('mosquitto.conf', findTarget(release)!, host);
  let broker: Broker;
  try {
    broker = await startBroker(analysis, { ports: 'ephemeral', host, locate: (path) => folder + path });
  } catch (error) {
    if (error instanceof ConfigurationRefused) return { outcome: 'ended' };
    throw new Error(`${id} on ${release} does not start`, { cause: error });
  }
  try {
    const ports: Record<string, Record<string, string>> = {};
    for (const { configuredPort, url } of broker.listeners) {
      // The table was measured with a build without the HTTP API.
      if (url.startsWith('http:')) continue;
      const port = String(configuredPort);
      const heard: Record<string, string> = {};
      ports[port] ??= heard;
      for (const name of Object.keys(answers[release]!.ports?.[port] ?? { anonymous: '' }))
        heard[name] = await connect(broker, configuredPort, clientOf(name));
    }
    return { outcome: 'running', ports };
  } finally {
    await broker.close();
  }
}

async function connect(broker: Broker, configuredPort: number, client: MeasuredClient): Promise<string> {
  const { encryption, ...identity } = client;
  const { port } = broker.listener(configuredPort);
  const transport = encryption === 'none' ? 'tcp' : 'tls';
  const connecting = { transport, ...(encryption === 'tls+cert' ? { certificate: 'client' } : {}) } as const;
  const stream = await openConnection({ port }, connecting, `${folder}assets/certs`);
  if (!stream) return 'x';
  const { answer, leave } = await tryClient(stream, identity);
  await leave();
  return answer;
}
