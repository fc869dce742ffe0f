import { type DynamicAnswer, decideDynamicLogin } from '../access/dynamic-security/index.js';
import {
  aclAdmits,
  checkPassword,
  type Hasher,
  type PasswordDecision,
  rightPassword,
} from '../access/index.js';
import type { Plugin } from '../configuration.js';
import { since } from '../release.js';
import type { Place } from '../report.js';
import { placeOfAnswer } from './answer.js';
import type { ConnectReason, ConnectStep, Refusal } from './connect-decision.js';
import type { DynamicSecurityFile } from './dynamic-security.js';
import type { ListenerPolicy } from './listener-policy.js';
import type { AskLogin, PluginAnswer } from './plugin-answer.js';

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
 * @param ask asks a plugin; by default it is not known what one would say
 * @returns at once where no password has to be hashed, and every plugin answers at once
 */
export function decideCredentials(
  policy: ListenerPolicy,
  credentials: Credentials,
  hasher: Hasher | undefined,
  ask: AskLogin = () => undefined,
): Verdict | Promise<Verdict> {
  const { dynamicSecurity } = policy;
  const username = usernameOf(policy, credentials.username);
  const inTurn = pluginsInTurn(policy, username);
  const answerOf = (plugin: Plugin) =>
    plugin === dynamicSecurity?.plugin
      ? askDynamicSecurity(dynamicSecurity, { ...credentials, username }, hasher)
      : ask(plugin, { ...credentials, username });
  const decideFrom = (
    index: number,
    steps: readonly ConnectStep[],
    deferring: Plugin | undefined,
  ): Verdict | Promise<Verdict> => {
    const plugin = inTurn[index];
    if (!plugin) return decideAfterPlugins(policy, credentials, hasher, steps, deferring);
    const judge = (answer: PluginAnswer | undefined): Verdict | Promise<Verdict> => {
      if (answer === 'allow' || answer === 'deny' || answer === 'missing')
        return verdictOf(policy, plugin, username, answer, steps);
      const result = answer === undefined ? 'plugin' : 'passed';
      const step: ConnectStep = { ...stepOf(policy, plugin, username), result };
      const isDeferring = answer === 'defer';
      return decideFrom(index + 1, [...steps, step], isDeferring ? (deferring ?? plugin) : deferring);
    };
    const answer = answerOf(plugin);
    return answer instanceof Promise ? answer.then(judge) : judge(answer);
  };
  return decideFrom(0, [], undefined);
}

/**
 * The plugins that are asked, in turn. A password file decides on every username, so that only plugins in front of it are asked;
 * before 2.0 none is, where there is such a file. It leaves anonymous clients to the others, which before 2.0 are not asked about
 * these.
 */
function pluginsInTurn(
  { release, asked, passwords }: ListenerPolicy,
  username: string | undefined,
): readonly Plugin[] {
  if (username === undefined) return since(release, '2.0') ? asked : [];
  return passwords?.pluginsBefore ?? asked;
}

/** It has nothing to say on anonymous clients (dynsec_auth__basic_auth_callback). */
function askDynamicSecurity(
  { security }: DynamicSecurityFile,
  { username, password, clientId = '' }: Credentials,
  hasher: Hasher | undefined,
): PluginAnswer | Promise<PluginAnswer> {
  if (username === undefined) return 'ignore';
  const answer = decideDynamicLogin(security, { username, password, clientId }, hasher);
  return typeof answer === 'string' ? dynamicAnswers[answer] : answer.then((one) => dynamicAnswers[one]);
}

const dynamicAnswers: Readonly<Record<DynamicAnswer, PluginAnswer>> = {
  allowed: 'allow',
  denied: 'deny',
  deferred: 'defer',
};

/** What a step with a plugin looks at: a client in the file of dynamic security, or the plugin itself. */
function stepOf({ dynamicSecurity }: ListenerPolicy, plugin: Plugin, username: string | undefined) {
  if (plugin !== dynamicSecurity?.plugin) return { check: 'plugins', place: plugin.place } as const;
  const client = username === undefined ? undefined : dynamicSecurity.security.clients.get(username);
  return { check: 'dynamic-security', place: client?.place ?? dynamicSecurity.place } as const;
}

/** What a plugin decides; one that defers where nothing else is asked denies. */
function verdictOf(
  policy: ListenerPolicy,
  plugin: Plugin,
  username: string | undefined,
  answer: 'allow' | 'deny' | 'missing',
  steps: readonly ConnectStep[],
): Verdict {
  const { check, place } = stepOf(policy, plugin, username);
  const accepted = check === 'plugins' ? 'plugin-accepted' : 'dynamic-security-accepted';
  const denied = check === 'plugins' ? 'plugin-denied' : 'dynamic-security-denied';
  const reason = answer === 'allow' ? accepted : answer === 'deny' ? denied : 'plugin-missing';
  return verdict(answer === 'allow', reason, check, place, steps);
}

/**
 * What is decided where no plugin did.
 * @param deferring the first plugin that left it to others
 */
function decideAfterPlugins(
  policy: ListenerPolicy,
  credentials: Credentials,
  hasher: Hasher | undefined,
  steps: readonly ConnectStep[],
  deferring: Plugin | undefined,
): Verdict | Promise<Verdict> {
  const username = usernameOf(policy, credentials.username);
  if (username === undefined) return withoutUsername(policy, credentials, steps);
  if (deferring && !policy.passwords) return verdictOf(policy, deferring, username, 'deny', steps);
  return decideByPasswords(policy, { ...credentials, username }, hasher, steps);
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
      ? verdict(anonymous.value, 'no-access-files', 'anonymous', placeOfAnswer(anonymous), asked)
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
  return verdict(anonymous.value, reason, 'anonymous', placeOfAnswer(anonymous), asked);
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
  if (!acl || aclAdmits(acl.file, username, release)) return undefined;
  return refused('not-in-acl', 'acl-file', acl.place, 'closed');
}

/** A refusal of one step. */
export function refused(
  reason: ConnectReason,
  check: ConnectStep['check'],
  place: Place | undefined,
  refusal?: Refusal,
): Verdict {
  return verdict(false, reason, check, place, [], refusal);
}

/** A decision, and the steps before its own. */
function verdict(
  allowed: boolean,
  reason: ConnectReason,
  check: ConnectStep['check'],
  place: Place | undefined,
  before: readonly ConnectStep[],
  refusal: Refusal = 'not-authorized',
): Verdict {
  const line = place ? { place } : {};
  const step: ConnectStep = { check, result: allowed ? 'allowed' : 'refused', ...line };
  return { allowed, reason, ...(allowed ? {} : { refusal }), ...line, steps: [...before, step] };
}
