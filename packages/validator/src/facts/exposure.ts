import { type AclFile, type Analysis, type ListenerPolicy, listenerPolicies } from '@mosquitto-conf/config';
import { aclTypes, type DynamicSecurity, loginWays } from '@mosquitto-conf/config/internal';
import { isLoopback } from './network.js';

/**
 * What one listener allows clients to do. It is not wider than another if it is reached from no more addresses, offers no more
 * ways, and has every guard that the other has.
 */
export interface Exposure {
  readonly port: string;
  /** `any` for all, `loopback` for all of this machine. */
  readonly address: string;
  /** Ways to log in, users, identities and grants. */
  readonly ways: ReadonlySet<string>;
  /** What keeps clients out, or keeps them from doing something. */
  readonly guards: ReadonlySet<string>;
  /** The kinds of access files whose contents are not known here, so that nothing can be said of them. */
  readonly unread: ReadonlySet<string>;
}

/** What each listener allows, by its policy; also of a configuration that is refused: by what could be read of it. */
export function exposuresOf(analysis: Analysis): readonly Exposure[] {
  return listenerPolicies(analysis).map(exposureOf);
}

/** Whether a configuration allows more clients to connect than another one, opens a port that the other does not, or a wider address. */
export function isMoreOpen(before: readonly Exposure[], after: readonly Exposure[]): boolean {
  return after.some((now) => !before.some((one) => covers(one, now)));
}

function covers(wide: Exposure, narrow: Exposure): boolean {
  if (wide.port !== narrow.port) return false;
  if (wide.address !== 'any' && wide.address !== narrow.address) return false;
  for (const guard of wide.guards) if (!narrow.guards.has(guard)) return false;
  for (const way of narrow.ways)
    if (!wide.ways.has(way) && !wide.unread.has(way.slice(0, way.indexOf(' ')))) return false;
  return true;
}

function exposureOf(policy: ListenerPolicy): Exposure {
  const {
    listener,
    requiresCertificate,
    encryption,
    acl,
    passwords,
    psk,
    plugins,
    dynamicSecurity,
    clientIds,
  } = policy;
  const ways = new Set<string>();
  const guards = new Set<string>();
  const unread = new Set<string>();
  for (const [way, open] of Object.entries(loginWays(policy))) if (open) ways.add(`login ${way}`);
  if (requiresCertificate.value) guards.add('certificate required');
  if (encryption.value) guards.add(`encrypted: ${encryption.value}`);
  for (const { path } of dynamicSecurity ? [...plugins, dynamicSecurity.plugin] : plugins)
    guards.add(`plugin ${path}`);
  if (clientIds.requiredPrefix.value) guards.add(`prefix ${clientIds.requiredPrefix.value}`);
  if (passwords && !passwords.file) unread.add('user');
  for (const { place: _, ...entry } of passwords?.file?.users.values() ?? [])
    ways.add(`user ${JSON.stringify(entry)}`);
  if (psk && !psk.file) unread.add('identity');
  for (const { identity, key } of psk?.file?.identities.values() ?? [])
    ways.add(`identity ${identity} ${key}`);
  if (dynamicSecurity) addRoles(dynamicSecurity.security, ways, guards);
  if (acl) guards.add('ACL file');
  if (acl?.file) addGrants(acl.file, ways, guards);
  else if (acl) unread.add('grant');
  const port = listener.unixSocketPath ?? String(listener.port);
  return { port, address: addressOf(listener.host, listener.unixSocketPath), ways, guards, unread };
}

/** Clients that may log in, and what roles allow and deny those who have them. */
function addRoles(security: DynamicSecurity, ways: Set<string>, guards: Set<string>): void {
  const { clients, groups, roles, anonymousGroup, defaultAccess } = security;
  for (const { name, clientId, isDisabled, password, ...client } of clients) {
    if (password && !isDisabled) ways.add(`user ${JSON.stringify([name, password.encoded, clientId])}`);
    for (const { what } of client.roles) ways.add(`role ${JSON.stringify([name, what.name])}`);
    for (const { what } of client.groups) ways.add(`group ${JSON.stringify([name, what.name])}`);
  }
  for (const group of groups)
    for (const { what } of group.roles) ways.add(`group role ${JSON.stringify([group.name, what.name])}`);
  if (anonymousGroup) ways.add(`anonymous ${anonymousGroup.name}`);
  for (const [type, allowed] of Object.entries(defaultAccess)) if (allowed) ways.add(`default ${type}`);
  for (const { name, acls, allowsWildcards } of roles) {
    if (!allowsWildcards) guards.add(`no wildcards ${name}`);
    for (const type of aclTypes)
      for (const { topic, allow, priority } of acls[type])
        (allow ? ways : guards).add(`acl ${JSON.stringify([name, type, topic, priority])}`);
  }
}

function addGrants(acl: AclFile, ways: Set<string>, guards: Set<string>): void {
  for (const entries of [acl.anonymous, acl.patterns, ...acl.users.values()])
    for (const { kind, user, access, filter } of entries) {
      const what = `${kind} ${user === undefined ? '-' : `u${user}`} ${filter}`;
      if (access === 'deny') guards.add(`denied ${what}`);
      if (access === 'read' || access === 'readwrite') ways.add(`grant read ${what}`);
      if (access === 'write' || access === 'readwrite') ways.add(`grant write ${what}`);
    }
}

function addressOf(host: string | undefined, socket: string | undefined): string {
  if (socket !== undefined || host === undefined) return 'any';
  return isLoopback(host) ? 'loopback' : host;
}
