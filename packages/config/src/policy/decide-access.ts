import { type DynamicRequest, decideDynamicAccess, type RoleAcl } from '../access/dynamic-security/index.js';
import { type AclDecision, type AclRequest, checkAcl, isRiskyName } from '../access/index.js';
import { authPluginDenySpecialChars } from '../catalogue/plugin.js';
import type { Plugin } from '../configuration.js';
import { type Release, since } from '../release.js';
import type { Place } from '../report.js';
import type { ListenerPolicy, PolicyDynamicSecurity } from './listener-policy.js';
import { mountedTopic } from './mount-point.js';

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

/** Whether a client may do something with a topic. Where plugins have a say: as if they had none. */
export interface AccessDecision extends Omit<AclDecision, 'reason'> {
  /** `listener-unknown`: see `decideWithoutListener`. */
  readonly reason:
    | AclDecision['reason']
    | 'listener-unknown'
    | 'dynamic-security-granted'
    | 'dynamic-security-denied';
  /** The ACL of a role that decided. */
  readonly role?: { readonly name: string; readonly acl?: RoleAcl };
  /** The line of the configuration that decided; of an ACL file, see `by`. */
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
 */
export function decideMountedAccess(
  policy: ListenerPolicy,
  client: ConnectedClient,
  topic: string,
  access: AclRequest['access'],
): AccessDecision {
  const { clientId, username, bridge = false } = client;
  const decision = checkAcl(policy.acl?.file, { clientId, username, topic, access, bridge }, policy.release);
  const plugins = pluginsAsked(policy, decision, access);
  if (policy.dynamicSecurity?.isBefore.acl && !first.has(decision.reason)) {
    const dynamic = decideByRoles(policy, policy.dynamicSecurity, { clientId, username, topic, access });
    if (dynamic) return { ...dynamic, plugins };
  }
  const denying = plugins.findIndex((plugin) => deniesName(plugin, client, policy.release));
  if (denying >= 0) return deniedByName(plugins.slice(0, denying));
  return { ...decision, plugins, steps: stepsOf(decision, plugins) };
}

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

/** What the roles of a client say; undefined where they leave it to an ACL file. */
function decideByRoles(
  { release, acl }: ListenerPolicy,
  { security, place }: PolicyDynamicSecurity,
  request: DynamicRequest,
): Omit<AccessDecision, 'plugins'> | undefined {
  const { answer, role, acl: by } = decideDynamicAccess(security, request, release);
  if (answer === 'deferred' && acl) return undefined;
  const allowed = answer === 'allowed';
  return {
    allowed,
    reason: allowed ? 'dynamic-security-granted' : 'dynamic-security-denied',
    place,
    ...(role ? { role: { name: role.name, ...(by ? { acl: by } : {}) } } : {}),
    steps: [{ check: 'dynamic-security', result: allowed ? 'allowed' : 'denied' }],
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
  { release, plugins, acl }: ListenerPolicy,
  { reason }: AclDecision,
  access: AclRequest['access'],
): readonly Plugin[] {
  if (plugins.length === 0 || first.has(reason)) return NO_PLUGINS;
  if (access === 'subscribe' && !since(release, '1.5')) return NO_PLUGINS;
  if (since(release, '2.0')) return acl?.pluginsBefore ?? plugins;
  return reason === 'no-acl' || reason === 'empty-acl' ? plugins : NO_PLUGINS;
}

/**
 * Whether the broker denies access in place of a plugin, because a name of the client contains a wildcard (acl__check_single,
 * in 1.4 mosquitto_acl_check). From 2.0 it does so only for plugins of the older interfaces, and 2.1 minds slashes as well
 * (acl__pre_check): which interface a plugin has cannot be told here.
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
