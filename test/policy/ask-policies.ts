import { type Analysis, type ListenerPolicy, listenerPolicies } from '@mosquitto-conf/config';
import { policyAnswer } from '../access/policy-answer.js';
import { type Answers, clientOf, type MeasuredConfiguration } from './measured.js';

/** What the certificate of the clients says. */
const certificate = { hasCertificate: true, commonName: 'alice', subject: 'CN=alice' };

/** What the policies of a configuration answer to the clients that the release was asked about. */
export async function askPolicies(
  analysis: Analysis,
  { answers }: MeasuredConfiguration,
  release: string,
): Promise<Answers> {
  if (analysis.stop) return { outcome: 'ended' };
  const ports: Record<string, Record<string, string>> = {};
  for (const policy of policiesForClients(analysis)) {
    const { port } = policy.listener;
    // In local-only mode the second listener is that of IPv6, which the table does not ask.
    if (ports[port]) continue;
    const names = Object.keys(answers[release]!.ports?.[port] ?? { anonymous: '' });
    const given = names.map(async (name) => [name, await answer(policy, name)] as const);
    ports[port] = Object.fromEntries(await Promise.all(given));
  }
  return { outcome: 'running', ports };
}

/** The policies without those of the HTTP API: the table was measured with a build that does not have it. */
export function policiesForClients(analysis: Analysis): ListenerPolicy[] {
  return listenerPolicies(analysis).filter(({ admitsClients }) => admitsClients);
}

/** What the broker would answer to a client. */
function answer(policy: ListenerPolicy, name: string): Promise<string> {
  const { encryption, ...client } = clientOf(name);
  const shown = encryption === 'tls+cert' ? certificate : {};
  return policyAnswer(policy, { ...client, ...shown, isEncrypted: encryption !== 'none' });
}
