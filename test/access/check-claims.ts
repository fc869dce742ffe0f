import { type Analysis, type ListenerPolicy, listenerPolicies, since, write } from '@mosquitto-conf/config';
import { isLocal } from '@mosquitto-conf/validator/internal';
import { policyFor } from './ask-policy.js';
import { type Claim, namesMisplacedLine } from './claims.js';
import { type AccessClient, parseClient } from './client.js';

/** A client of a row and what it was answered. */
interface Answered {
  readonly line: string;
  readonly client: AccessClient;
  readonly answer: string;
  readonly policy: ListenerPolicy | undefined;
}

/** The claims that answers contradict, and the answers that a claim is missing for, one a line. */
export function contradictions(
  analysis: Analysis,
  answers: Readonly<Record<string, string>>,
  claims: { readonly linter: readonly Claim[]; readonly hover: readonly Claim[] },
): string[] {
  const policies = listenerPolicies(analysis);
  const answered = Object.entries(answers).map(([line, answer]): Answered => {
    const client = parseClient(line);
    return { line, client, answer, policy: policyFor(policies, client) };
  });
  const found: string[] = [];
  for (const claim of [...claims.linter, ...claims.hover])
    for (const { line, answer } of answered.filter((one) => contradicts(claim, one)))
      found.push(`${claim.words} (${claim.on}), but ${line} is answered ${answer}`);
  const says = (says: Claim['says'], on: string) =>
    claims.linter.some((claim) => claim.says === says && claim.on === on);
  // Where no line opens the listener there is none to say it at.
  for (const { line, client, policy } of answered.filter(isOpenToStrangers))
    if (policy?.place && !isLocal(policy.listener) && !says('anonymous clients connect', client.on))
      found.push(`${line} connects, and the linter does not say that anyone may`);
  for (const { on, says: said } of claims.hover)
    if (said === 'no client connects' && !says(said, on) && !namesMisplacedLine(analysis))
      found.push(`the hover says that no client connects (${on}), and the linter does not`);
  for (const { name, listener } of policies)
    if (listener.origin === 'listener' && claims.hover.length === 0)
      found.push(`the hover says nothing of ${write(name)}`);
  return found;
}

function contradicts({ on, says }: Claim, one: Answered): boolean {
  const { client, answer } = one;
  if (client.on !== on) return false;
  switch (says) {
    case 'anonymous clients connect':
      return isAnonymous(one) && !connects(answer);
    case 'anonymous clients do not connect':
      return isAnonymous(one) && connects(answer);
    case 'no client connects':
      return connects(answer);
    case 'clients show a certificate':
      return client.certificate === undefined && answer !== 'x';
    case 'clients have a pre-shared key':
      return client.psk === undefined && answer !== 'x';
    case 'passwords are not encrypted':
      return client.transport.includes('tls') && answer !== 'x';
  }
}

const connects = (answer: string) => answer.startsWith('0');

/** Whether a client gets as far as that its username is asked for, and has none. */
function isAnonymous({ client, answer, policy }: Answered): boolean {
  const { clientId, username, password } = client;
  if (!policy || answer === 'x' || password !== undefined) return false;
  if (!policy.limits.versions.value.includes(client.version)) return false;
  // Since 1.6 an empty username is none.
  if (username !== undefined && (username !== '' || !since(policy.release, '1.6'))) return false;
  const { requiredPrefix, mayBeEmpty, generatedPrefix } = policy.clientIds;
  const id = clientId === '' ? generatedPrefix.value : clientId;
  if (!id.startsWith(requiredPrefix.value)) return false;
  const mayHaveNoId = mayBeEmpty.value && (client.version === 5 || (client.version === 4 && client.clean));
  return policy.usernameSource.value === 'client' && (clientId !== '' || mayHaveNoId);
}

/** Whether a client connects without anything that not everyone has. */
function isOpenToStrangers(one: Answered): boolean {
  const { certificate, psk } = one.client;
  return connects(one.answer) && isAnonymous(one) && certificate === undefined && psk === undefined;
}
