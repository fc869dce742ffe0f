import { analyse, findTarget, type ListenerPolicy, listenerPolicies } from '@mosquitto-conf/config';
import { expect, test } from 'vitest';
import { policyAnswer } from '../access/policy-answer.js';
import {
  type Answers,
  clientOf,
  differences,
  type MeasuredClient,
  type MeasuredConfiguration,
  measuredReleases,
  policyMachine,
} from './measured.js';

/** What the certificate of the clients says. */
const certificate = { hasCertificate: true, commonName: 'alice', subject: 'CN=alice' };

test.each(measuredReleases())(
  'the listener policy gives the measured answers of %s',
  async (release, configurations) => {
    const found: string[] = [];
    for (const one of configurations) found.push(...differences(one, release, await ask(one, release)));
    expect(found).toEqual([]);
  },
);

/** Asks the policy of each listener about each client of the table that the release was asked with. */
async function ask({ files, answers }: MeasuredConfiguration, release: string): Promise<Answers> {
  const analysis = analyse('mosquitto.conf', findTarget(release)!, policyMachine(files));
  if (analysis.stop) return { outcome: 'ended' };
  const ports: Record<string, Record<string, string>> = {};
  for (const policy of listenerPolicies(analysis)) {
    const { port } = policy.listener;
    // In local-only mode the second of the two listeners is that of IPv6, which the table does not ask.
    if (ports[port]) continue;
    const names = Object.keys(answers[release]!.ports?.[port] ?? { anonymous: '' });
    const given = names.map(async (name) => [name, await answer(policy, clientOf(name))] as const);
    ports[port] = Object.fromEntries(await Promise.all(given));
  }
  return { outcome: 'running', ports };
}

/** What the broker would answer to a client. */
function answer(policy: ListenerPolicy, { encryption, ...client }: MeasuredClient): Promise<string> {
  const shown = encryption === 'tls+cert' ? certificate : {};
  return policyAnswer(policy, { ...client, ...shown, isEncrypted: encryption !== 'none' });
}
