import type { Hasher, rightPassword } from '../access/index.js';
import { since } from '../release.js';
import { placeOfAnswer } from './answer.js';
import type { ConnectDecision, ConnectingClient, ConnectStep } from './connect-decision.js';
import {
  checkClientIdPrefix,
  checkEmptyClientId,
  checkEncryption,
  checkProxiedTls,
  checkText,
  checkUsernameAsClientId,
  checkVersion,
  resolveUsername,
} from './connect-steps.js';
import { decideByAcl, decideCredentials, usernameOf, type Verdict } from './credentials.js';
import type { ListenerPolicy } from './listener-policy.js';
import type { AskLogin } from './plugin-answer.js';

/** A client whose password has not to be hashed: it sends none, or one that is known to fit. */
export type ClientWithoutSecret = Omit<ConnectingClient, 'password'> & {
  readonly password?: typeof rightPassword | undefined;
};

/**
 * Whether a client may connect at a listener, and the steps that lead there, in the order in which the release takes them
 * (handle__connect). What other clients do, and limits of the broker as a whole, are not looked at.
 * @param hasher checks the password
 * @param ask asks a plugin; by default it is not known what one would say
 */
export function decideConnect(policy: ListenerPolicy, client: ClientWithoutSecret): ConnectDecision;
export function decideConnect(
  policy: ListenerPolicy,
  client: ConnectingClient,
  hasher: Hasher,
  ask?: AskLogin,
): Promise<ConnectDecision>;
export function decideConnect(
  policy: ListenerPolicy,
  client: ConnectingClient | ClientWithoutSecret,
  hasher?: Hasher,
  ask?: AskLogin,
): ConnectDecision | Promise<ConnectDecision> {
  const decision = decide(policy, client, hasher, ask);
  return hasher ? Promise.resolve(decision) : decision;
}

/**
 * The same at once: undefined where the hasher takes its time, or does not know.
 * @param hasher checks the password
 */
export function decideConnectAtOnce(
  policy: ListenerPolicy,
  client: ConnectingClient,
  hasher: Hasher,
): ConnectDecision | undefined {
  const decision = decide(policy, client, hasher, undefined);
  return 'then' in decision ? undefined : decision;
}

function decide(
  policy: ListenerPolicy,
  client: ConnectingClient | ClientWithoutSecret,
  hasher: Hasher | undefined,
  ask: AskLogin | undefined,
): ConnectDecision | Promise<ConnectDecision> {
  const { version = 4, cleanStart = true, clientId, username } = client;
  const { generatedPrefix } = policy.clientIds;
  const early =
    checkEncryption(policy, client as ConnectingClient) ??
    ('proxiedTls' in client ? checkProxiedTls(policy, client.proxiedTls) : undefined) ??
    checkVersion(policy, version) ??
    checkText(policy, clientId, username) ??
    (clientId === '' ? checkEmptyClientId(policy, version, cleanStart) : undefined) ??
    checkClientIdPrefix(policy, clientId === '' ? generatedPrefix.value : clientId);
  return early ? { ...early, clientId, username, plugins: [] } : decideUser(policy, client, hasher, ask);
}

/**
 * The part of `decideConnect` that a broker takes once it has accepted a client's TLS, version and id: where the username comes
 * from, the password, the ACL file.
 * @param client with the id that it sends, or the one that the broker made for it
 * @param hasher checks the password
 * @param ask asks a plugin; by default it is not known what one would say
 * @returns at once, unless a password has to be hashed or a plugin takes its time
 */
export function decideUser(
  policy: ListenerPolicy,
  client: ConnectingClient | ClientWithoutSecret,
  hasher: Hasher | undefined,
  ask?: AskLogin,
): ConnectDecision | Promise<ConnectDecision> {
  const { version = 4, clientId, password } = client;
  const { clientIds, release } = policy;
  const steps: ConnectStep[] = [];
  let who: { clientId: string; username: string | undefined } = { clientId, username: client.username };
  // Field by field: a rest of an object takes longer than everything else here, and brokers connect many clients.
  const conclude = ({ allowed, reason, refusal, place, steps: taken }: Verdict): ConnectDecision => {
    // Nothing more is asked of a client that TLS names: the last step it passed lets it connect.
    const all =
      taken.length > 0
        ? [...steps, ...taken]
        : [...steps.slice(0, -1), { ...steps.at(-1)!, result: 'allowed' as const }];
    return {
      allowed,
      reason,
      ...(refusal ? { refusal } : {}),
      ...who,
      ...(place ? { place } : {}),
      plugins: pluginsOf(policy, all),
      steps: all,
    };
  };
  const pass = (check: ConnectStep['check'], place?: ConnectStep['place']) => {
    steps.push({ check, result: 'passed', ...(place ? { place } : {}) });
  };
  pass('client-id');

  const named = resolveUsername(policy, client.username, client);
  if ('refused' in named) return conclude(named.refused);
  const { isTrusted } = named;
  // An empty username may be none, which the credentials still tell from none at all.
  const username = isTrusted ? named.username : usernameOf(policy, named.username);
  who = { clientId, username };
  if (isTrusted) pass('tls-username', placeOfAnswer(policy.usernameSource));

  /** What follows on the credentials, or before 2.0 comes after them. */
  const takeId = (): Verdict | undefined => {
    const refused = checkUsernameAsClientId(policy, username);
    if (refused || !clientIds.isUsername.value) return refused;
    who = { clientId: username ?? clientId, username };
    pass('username-as-client-id', placeOfAnswer(clientIds.isUsername));
    return undefined;
  };
  const isIdFirst = since(release, '2.0');
  const refused = isIdFirst ? takeId() : undefined;
  if (refused) return conclude(refused);
  const end = (decided: Verdict): ConnectDecision => {
    const later = !decided.allowed
      ? undefined
      : ((isIdFirst ? undefined : takeId()) ?? decideByAcl(policy, username));
    if (!later) return conclude(decided);
    steps.push(
      ...decided.steps.map((step) =>
        step.result === 'allowed' ? { ...step, result: 'passed' as const } : step,
      ),
    );
    return conclude(later);
  };
  if (isTrusted) return end(trusted(policy));
  const decision = decideCredentials(
    policy,
    { username: named.username, password, version, clientId: who.clientId },
    hasher,
    ask,
  );
  return 'then' in decision ? decision.then(end) : end(decision);
}

/** The plugins of the steps whose answers are not known. */
function pluginsOf({ plugins }: ListenerPolicy, steps: readonly ConnectStep[]): ConnectDecision['plugins'] {
  return plugins.filter(({ place }) =>
    steps.some((step) => step.result === 'plugin' && step.place === place),
  );
}

function trusted({ usernameSource: { value, setting } }: ListenerPolicy): Verdict {
  const reason = value === 'psk' ? 'psk-accepted' : 'certificate-accepted';
  return { allowed: true, reason, ...(setting ? { place: setting.place } : {}), steps: [] };
}
