import {
  type DynamicAnswer,
  type DynamicLogin,
  decideDynamicLogin,
} from '../access/dynamic-security/index.js';
import {
  aclAdmits,
  checkPassword,
  type Hasher,
  type PasswordDecision,
  rightPassword,
} from '../access/index.js';
import { since } from '../release.js';
import type { Place } from '../report.js';
import type { ConnectReason, ConnectStep, Refusal } from './connect-decision.js';
import type { ListenerPolicy } from './listener-policy.js';

/** What a client logs in with. */
export interface Credentials {
  readonly username: string | undefined;
  readonly password: Parameters<typeof checkPassword>[2];
  readonly version: number;
  /** Dynamic security may require one. */
  readonly clientId?: string;
}

/** Whether a client may connect, by one of the steps. */
export interface Verdict {
  readonly allowed: boolean;
  readonly reason: ConnectReason;
  readonly refusal?: Refusal;
  readonly place?: Place;
  readonly steps: readonly ConnectStep[];
}

/**
 * Whether a client may connect with its username and password, or without (mosquitto_unpwd_check, from 2.1
 * mosquitto_basic_auth). Not for clients whose username comes from TLS: these are not asked for a password.
 * @param hasher undefined where the password is not a text
 * @returns at once where no password has to be hashed
 */
export function decideCredentials(
  policy: ListenerPolicy,
  credentials: Credentials,
  hasher: Hasher | undefined,
): Verdict | Promise<Verdict> {
  const username = usernameOf(policy, credentials.username);
  const asked = pluginSteps(policy, username);
  if (username === undefined) return withoutUsername(policy, credentials, asked);
  const { dynamicSecurity } = policy;
  if (!dynamicSecurity?.isBefore.passwords)
    return decideByPasswords(policy, { ...credentials, username }, hasher, asked);
  const { place, security } = dynamicSecurity;
  const judge = (answer: DynamicAnswer): Verdict | Promise<Verdict> => {
    if (answer === 'allowed')
      return verdict(true, 'dynamic-security-accepted', 'dynamic-security', place, asked);
    if (answer === 'denied' || !policy.passwords)
      return verdict(false, 'dynamic-security-denied', 'dynamic-security', place, asked);
    const passed: ConnectStep = { check: 'dynamic-security', result: 'passed', place };
    return decideByPasswords(policy, { ...credentials, username }, hasher, [...asked, passed]);
  };
  const login: DynamicLogin = {
    username,
    password: credentials.password,
    clientId: credentials.clientId ?? '',
  };
  const answer = decideDynamicLogin(security, login, hasher);
  return typeof answer === 'string' ? judge(answer) : answer.then(judge);
}

/** Whether the password file lets a client connect that has a username. */
function decideByPasswords(
  policy: ListenerPolicy,
  credentials: Credentials & { readonly username: string },
  hasher: Hasher | undefined,
  asked: readonly ConnectStep[],
): Verdict | Promise<Verdict> {
  const { release, passwords } = policy;
  const { username } = credentials;
  // Before 2.0 any username will do where no file or plugin knows better.
  if (!passwords) {
    const { anonymous } = policy;
    return since(release, '2.0')
      ? verdict(anonymous.value, 'no-access-files', 'anonymous', anonymous.setting?.place, asked)
      : verdict(true, 'no-access-files', 'anonymous', undefined, asked);
  }
  const { file, place } = passwords;
  if (!file) return verdict(false, 'password-file-unread', 'password-file', place, asked);
  const line = file.users.get(username)?.place;
  // Up to 1.4.1 the answer is another one than to an anonymous client (mqtt3_handle_connect).
  const refusal = since(release, '1.4.2') ? 'not-authorized' : 'bad-credentials';
  const judge = (decision: PasswordDecision): Verdict =>
    verdict(decision === 'allowed', reasonOf(decision, credentials), 'password-file', line, asked, refusal);
  const decision = checkPassword(file, username, credentials.password, hasher);
  return typeof decision === 'string' ? judge(decision) : decision.then(judge);
}

/** Whether a client may connect with a username and the password that fits, or without a username. */
export function decideLogin(policy: ListenerPolicy, username: string | undefined): Verdict {
  return decideCredentials(policy, { username, password: rightPassword, version: 4 }, undefined) as Verdict;
}

/** From 1.6 a client that sends an empty username has none (packet__read_binary). */
export function usernameOf({ release }: ListenerPolicy, username: string | undefined): string | undefined {
  return username === '' && since(release, '1.6') ? undefined : username;
}

/**
 * A password file decides on every username, so that only plugins in front of it are asked; before 2.0 none is, where there
 * is such a file. It leaves anonymous clients to the others, which before 2.0 are not asked about these.
 */
function pluginSteps(
  { release, plugins, passwords }: ListenerPolicy,
  username: string | undefined,
): readonly ConnectStep[] {
  if (username === undefined && !since(release, '2.0')) return [];
  const asked = username === undefined ? plugins : (passwords?.pluginsBefore ?? plugins);
  return asked.map(({ place }) => ({ check: 'plugins', result: 'plugin', place }));
}

function withoutUsername(
  policy: ListenerPolicy,
  { username, password, version }: Credentials,
  asked: readonly ConnectStep[],
): Verdict {
  const { release, anonymous, passwords } = policy;
  // In 1.6 an empty username, or a password alone as 5.0 allows it, leads past `allow_anonymous` to the file, which knows
  // no such user, or if there is none, in.
  const sendsPart = username !== undefined || (password !== undefined && version === 5);
  if (sendsPart && since(release, '1.6') && !since(release, '2.0')) {
    return passwords
      ? verdict(false, 'user-unknown', 'password-file', undefined, asked)
      : verdict(true, 'no-access-files', 'anonymous', undefined, asked);
  }
  const reason = anonymous.value ? 'anonymous-allowed' : 'anonymous-denied';
  return verdict(anonymous.value, reason, 'anonymous', anonymous.setting?.place, asked);
}

function reasonOf(decision: PasswordDecision, { password }: Credentials): ConnectReason {
  if (decision === 'allowed') return 'password-accepted';
  if (decision === 'unknown-user') return 'user-unknown';
  return password === undefined ? 'password-missing' : 'password-wrong';
}

/** Whether the ACL file lets a client connect at all, which only 1.5.6 and 1.5.7 ask (acl__find_acls). */
export function decideByAcl(
  { acl, release }: ListenerPolicy,
  username: string | undefined,
): Verdict | undefined {
  if (aclAdmits(acl?.file, username, release)) return undefined;
  return verdict(false, 'not-in-acl', 'acl-file', acl?.place, [], 'closed');
}

/** A decision of one step. */
export function verdict(
  allowed: boolean,
  reason: ConnectReason,
  check: ConnectStep['check'],
  place: Place | undefined,
  before: readonly ConnectStep[] = [],
  refusal: Refusal = 'not-authorized',
): Verdict {
  const line = place ? { place } : {};
  const step: ConnectStep = { check, result: allowed ? 'allowed' : 'refused', ...line };
  return { allowed, reason, ...(allowed ? {} : { refusal }), ...line, steps: [...before, step] };
}
