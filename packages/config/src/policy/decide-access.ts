import { type DynamicRequest, decideDynamicAccess, type RoleAcl } from '../access/dynamic-security/index.js';
import { type AclDecision, type AclRequest, checkAcl, isRiskyName } from '../access/index.js';
import { authPluginDenySpecialChars } from '../catalogue/plugin.js';
import type { Plugin } from '../configuration.js';
import { type Release, since } from '../release.js';
import type { Place } from '../report.js';
import type { DynamicSecurityFile } from './dynamic-security.js';
import type { ListenerPolicy } from './listener-policy.js';
import { mountedTopic } from './mount-point.js';
import type { AskAccess, PluginAnswer } from './plugin-answer.js';

/** A client that is connected. */
export interface ConnectedClient {
  readonly clientId: string;
  readonly username: string | undefined;
  /** A bridge of this broker's own. */
  readonly bridge?: boolean;
}

/** What a step of a decision on access looks at. */
export type AccessCheck =
  | 'listener'
  | 'bridge'
  | 'reserved-topic'
  | 'plugins'
  | 'dynamic-security'
  | 'subscribing'
  | 'acl-file'
  | 'user-lines'
  | 'patterns';

/** One step of a decision on access. */
export interface AccessStep {
  readonly check: AccessCheck;
  /** `passed`: the next step decides. `plugin`: a plugin decides, if it wants to. */
  readonly result: 'passed' | 'allowed' | 'denied' | 'plugin';
}

/** Whether a client may do something with a topic. Where plugins have a say that are not executed: as if they had none. */
export interface AccessDecision extends Omit<AclDecision, 'reason'> {
  /** `listener-unknown`: see `decideWithoutListener`. */
  readonly reason:
    | AclDecision['reason']
    | 'listener-unknown'
    | 'dynamic-security-granted'
    | 'dynamic-security-denied'
    | 'plugin-granted'
    | 'plugin-denied'
    | 'plugin-missing';
  /** The ACL of a role that decided. */
  readonly role?: { readonly name: string; readonly acl?: RoleAcl };
  /** The line of the configuration or of the dynamic security file that decided; of an ACL file, see `by`. */
  readonly place?: Place;
  readonly steps: readonly AccessStep[];
  /** The plugins whose answer counts before this one. */
  readonly plugins: readonly Plugin[];
}

/**
 * Whether a client of a listener may do something with a topic.
 * @param topic as the client names it, without the listener's mount point; a filter where it subscribes
 */
export function decideAccess(
  policy: ListenerPolicy,
  client: ConnectedClient,
  topic: string,
  access: AclRequest['access'],
): AccessDecision {
  return decideMountedAccess(policy, client, mountedTopic(policy, topic), access);
}

/**
 * The same for a topic as the broker knows it, with the mount point in front: messages of other listeners are
 * delivered under theirs (mosquitto_acl_check).
 * @param ask asks a plugin; by default it is not known what one would say
 */
export function decideMountedAccess(
  policy: ListenerPolicy,
  client: ConnectedClient,
  topic: string,
  access: AclRequest['access'],
  ask?: AskAccess,
): AccessDecision {
  const { clientId, username, bridge = false } = client;
  const request = { clientId, username, topic, access, bridge };
  const decision = checkAcl(policy.acl?.file, request, policy.release);
  const inTurn = pluginsAsked(policy, decision, access);
  if (inTurn.length === 0) return { ...decision, plugins: NO_PLUGINS, steps: stepsOf(decision, NO_PLUGINS) };
  const { dynamicSecurity } = policy;
  const unknown: Plugin[] = [];
  const deferring: DeferringVerdicts = { shared: undefined, own: undefined };
  for (const plugin of inTurn) {
    if (deniesName(plugin, client, policy.release)) return deniedByName(unknown);
    const verdict =
      plugin === dynamicSecurity?.plugin
        ? decideByRoles(policy, dynamicSecurity, request)
        : verdictOf(plugin, ask?.(plugin));
    if (!verdict) unknown.push(plugin);
    else if (verdict.answer !== 'defer' && verdict.answer !== 'ignore')
      return { ...verdict.decision, plugins: unknown };
    else deferring[scopeOf(plugin, policy)] = verdict.answer === 'defer' ? verdict : undefined;
  }
  const denying = deferring.shared ?? deferring.own;
  if (denying && !policy.acl) return { ...denying.decision, plugins: unknown };
  return { ...decision, plugins: unknown, steps: stepsOf(decision, unknown) };
}

/**
 * By scope, what denies where nothing else is asked: the last answer counts, so that a plugin that ignores the client takes back that
 * one before it deferred (plugin__acl_check). A login is denied whichever defers (plugin__basic_auth).
 */
type DeferringVerdicts = Record<'shared' | 'own', PluginVerdict | undefined>;

/** Where a plugin was loaded: for all listeners, or for this one. */
function scopeOf(plugin: Plugin, { listener }: ListenerPolicy): keyof DeferringVerdicts {
  return listener.security.plugins.includes(plugin) ? 'own' : 'shared';
}

/** What a plugin says, and what is decided by it; one that defers denies where nothing else is asked. */
interface PluginVerdict {
  readonly answer: PluginAnswer;
  readonly decision: Omit<AccessDecision, 'plugins'>;
}

function verdictOf({ place }: Plugin, answer: PluginAnswer | undefined): PluginVerdict | undefined {
  if (answer === undefined) return undefined;
  const allowed = answer === 'allow';
  const reason = allowed ? 'plugin-granted' : answer === 'missing' ? 'plugin-missing' : 'plugin-denied';
  const steps = allowed ? GRANTED_BY_PLUGIN : DENIED_BY_PLUGIN;
  return { answer, decision: { allowed, reason, place, steps } };
}

const GRANTED_BY_PLUGIN: readonly AccessStep[] = [{ check: 'plugins', result: 'allowed' }];
const DENIED_BY_PLUGIN: readonly AccessStep[] = [{ check: 'plugins', result: 'denied' }];

/**
 * What a bridge of the broker's own may do: everything but what no client may (mosquitto_acl_check). It belongs to no listener,
 * and no ACL file is about it.
 */
export function decideBridgeAccess(
  { clientId, username }: ConnectedClient,
  topic: string,
  access: AclRequest['access'],
  release: Release,
): AccessDecision {
  const decision = checkAcl(undefined, { clientId, username, topic, access, bridge: true }, release);
  const reason = decision.allowed ? 'bridge' : decision.reason;
  return { ...decision, reason, plugins: NO_PLUGINS, steps: steps[reason] };
}

/** What the roles of a client say. */
function decideByRoles(
  { release }: ListenerPolicy,
  { security, place }: DynamicSecurityFile,
  request: DynamicRequest,
): PluginVerdict {
  const { answer, role, acl: by } = decideDynamicAccess(security, request, release);
  const allowed = answer === 'allowed';
  return {
    answer: answer === 'deferred' ? 'defer' : allowed ? 'allow' : 'deny',
    decision: {
      allowed,
      reason: allowed ? 'dynamic-security-granted' : 'dynamic-security-denied',
      place: by?.place ?? role?.place ?? place,
      ...(role ? { role: { name: role.name, ...(by ? { acl: by } : {}) } } : {}),
      steps: [{ check: 'dynamic-security', result: allowed ? 'allowed' : 'denied' }],
    },
  };
}

/** Whether everything is allowed at a listener, but for what no configuration allows. */
export function isUnrestricted({ acl, plugins, dynamicSecurity }: ListenerPolicy): boolean {
  return acl === undefined && plugins.length === 0 && dynamicSecurity === undefined;
}

const NO_PLUGINS: readonly Plugin[] = [];

/** Reasons that are settled before any plugin is asked. */
const first: ReadonlySet<AclDecision['reason']> = new Set(['bridge', 'reserved-topic']);

/**
 * Where a file decides, the plugins before it; before 2.0 files come first, and plugins are asked only where there is no file,
 * or an empty one. Plugins of the older interfaces come after the file in 2.0, too: which interface a plugin has cannot be
 * told here.
 */
function pluginsAsked(
  { release, asked, acl }: ListenerPolicy,
  { reason }: AclDecision,
  access: AclRequest['access'],
): readonly Plugin[] {
  if (first.has(reason)) return NO_PLUGINS;
  if (access === 'subscribe' && !since(release, '1.5')) return NO_PLUGINS;
  if (since(release, '2.0')) return acl?.pluginsBefore ?? asked;
  return reason === 'no-acl' || reason === 'empty-acl' ? asked : NO_PLUGINS;
}

/**
 * Whether the broker denies access in place of a plugin, because a name of the client contains a wildcard (acl__check_single,
 * in 1.4 mosquitto_acl_check). From 2.0 it does so only for plugins of the older interfaces, and 2.1 minds slashes as well
 * (acl__pre_check): which interface a plugin has is not known here.
 */
function deniesName(
  { settings }: Plugin,
  { clientId, username }: ConnectedClient,
  release: Release,
): boolean {
  if (since(release, '2.0') || !settings.get(authPluginDenySpecialChars)) return false;
  return isRiskyName(username, release) || isRiskyName(clientId, release);
}

/** @param asked the plugins that are asked before */
function deniedByName(asked: readonly Plugin[]): AccessDecision {
  const denied: AccessStep = { check: 'plugins', result: 'denied' };
  return {
    allowed: false,
    reason: 'risky-name',
    plugins: asked,
    steps: asked.length === 0 ? [denied] : [ASKED, denied],
  };
}

/** The steps of each reason, made once: decisions are asked for with every message. */
const steps: Readonly<Record<AclDecision['reason'], readonly AccessStep[]>> = {
  bridge: [{ check: 'bridge', result: 'allowed' }],
  'reserved-topic': [{ check: 'reserved-topic', result: 'denied' }],
  'no-acl': [{ check: 'acl-file', result: 'allowed' }],
  'empty-acl': [{ check: 'acl-file', result: 'allowed' }],
  'subscribing-is-free': [{ check: 'subscribing', result: 'allowed' }],
  granted: [{ check: 'user-lines', result: 'allowed' }],
  'denied-by-entry': [{ check: 'user-lines', result: 'denied' }],
  'risky-name': [
    { check: 'user-lines', result: 'passed' },
    { check: 'patterns', result: 'denied' },
  ],
  'nothing-grants': [
    { check: 'user-lines', result: 'passed' },
    { check: 'patterns', result: 'denied' },
  ],
};

const byPattern: Readonly<Partial<Record<AclDecision['reason'], readonly AccessStep[]>>> = {
  granted: [
    { check: 'user-lines', result: 'passed' },
    { check: 'patterns', result: 'allowed' },
  ],
  'denied-by-entry': [
    { check: 'user-lines', result: 'passed' },
    { check: 'patterns', result: 'denied' },
  ],
};

const ASKED: AccessStep = { check: 'plugins', result: 'plugin' };

function stepsOf({ reason, by }: AclDecision, plugins: readonly Plugin[]): readonly AccessStep[] {
  const own = (by?.kind === 'pattern' ? byPattern[reason] : undefined) ?? steps[reason];
  return plugins.length === 0 ? own : [ASKED, ...own];
}
