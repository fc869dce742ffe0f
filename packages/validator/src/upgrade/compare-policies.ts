import type { ListenerLimits, ListenerPolicy, Text, TextValue, UsernameSource } from '@mosquitto-conf/config';
import { keyfile } from '@mosquitto-conf/config/directives';
import {
  decideLogin,
  decideMountedAccess,
  shownEntries,
  showsMountPoint,
} from '@mosquitto-conf/config/internal';
import { policiesByName, policyFilters } from '../access/index.js';
import { equalValues } from '../equal.js';
import { listOf } from '../texts/lists.js';
import type { Danger, FoundChange } from './change.js';
import { policyTexts as texts } from './policy-texts.js';

/** How many users and topics are tried at most. */
const MOST_USERS = 40;
const MOST_TOPICS = 120;
/** A username that represents all usernames that no file contains. */
const UNKNOWN_USER = 'unknown-user';
/** A client id that represents all client ids. */
const CLIENT = 'client';

/**
 * What clients may do with one set of listeners but not with the other, apart from the decisions of plugins.
 * @param withUsers whether the password files could be read
 */
export function* comparePolicies(
  before: readonly ListenerPolicy[],
  after: readonly ListenerPolicy[],
  withUsers: boolean,
): Iterable<FoundChange> {
  const named = [policiesByName(before), policiesByName(after)] as const;
  for (const [key, old] of named[0]) {
    const now = named[1].get(key);
    if (now) yield* comparePolicy(old.name, old.policy, now.policy, withUsers);
    else yield left('locks-out', texts.removed({ listener: old.name }));
  }
  for (const [key, { name, policy }] of named[1]) {
    if (named[0].has(key)) continue;
    // No line is about the HTTP API of local-only mode, so that the finding says where it comes from.
    if (policy.listener.origin === 'local-only' && !policy.admitsClients)
      yield left('opens', texts.httpApi({ listener: name }), texts.closeHttpApi);
    else yield left('opens', texts.added({ listener: name }));
  }
}

function left(danger: Danger, message: Text, help: Text = texts.check): FoundChange {
  return { danger, message, help, edited: false };
}

/** The settings for client ids, topics and connections, by directive. */
function settingsOf({ clientIds, mountPoint, limits }: ListenerPolicy): Readonly<Record<string, unknown>> {
  const { mayBeEmpty, isUsername, requiredPrefix, generatedPrefix } = clientIds;
  return {
    use_username_as_clientid: isUsername.value,
    allow_zero_length_clientid: mayBeEmpty.value,
    // The prefix of generated ids matters only if client ids need a prefix.
    ...(requiredPrefix.value === '' ? {} : { auto_id_prefix: generatedPrefix.value || undefined }),
    mount_point: mountPoint.value,
    max_connections: configuredConnections(limits),
  };
}

const usernameTexts: Readonly<Record<UsernameSource, Text>> = {
  client: texts.fromClient,
  identity: texts.fromIdentity,
  subject: texts.fromSubject,
  psk: texts.fromPsk,
  proxy: texts.fromProxy,
  none: texts.noUsername,
};

/** How TLS identifies clients. */
function identityOf({ requiresCertificate, usernameSource }: ListenerPolicy): Text {
  const source = usernameTexts[usernameSource.value];
  return requiresCertificate.value ? texts.withCertificate({ source }) : source;
}

function allPlugins({ plugins, dynamicSecurity }: ListenerPolicy): ListenerPolicy['plugins'] {
  return dynamicSecurity ? [...plugins, dynamicSecurity.plugin] : plugins;
}

function inWords(plugins: ListenerPolicy['plugins']): readonly string[] {
  return plugins.map(({ path, options }) =>
    [path, ...options.map(({ key, value }) => `${key}=${value}`)].join(' '),
  );
}

/** Which plugins the broker calls, and which of them before a file. */
function* comparePlugins(name: Text, old: ListenerPolicy, now: ListenerPolicy): Iterable<FoundChange> {
  if (!equalValues(inWords(allPlugins(old)), inWords(allPlugins(now)))) {
    yield left('opens', texts.otherPlugins({ listener: name }));
    return;
  }
  for (const key of ['passwords', 'acl'] as const) {
    const [before, after] = [old[key], now[key]];
    if (!before || !after) continue;
    const [first, second] = [inWords(before.pluginsBefore), inWords(after.pluginsBefore)];
    if (equalValues(first, second)) continue;
    const values = { listener: name, file: after.path };
    const plugins = listOf(after.pluginsBefore.map(({ path }) => `\`${path}\``));
    yield left(
      'opens',
      second.length === 0 ? texts.fileFirst(values) : texts.pluginFirst({ ...values, plugins }),
      texts.order,
    );
  }
}

function* comparePolicy(
  name: Text,
  old: ListenerPolicy,
  now: ListenerPolicy,
  withUsers: boolean,
): Iterable<FoundChange> {
  const listener = name;
  const encryption = now.encryption.value;
  if (old.encryption.value !== encryption && !failsHandshakes(old))
    yield encryption === undefined
      ? left('opens', texts.decrypted({ listener }), texts.completeTls)
      : left('locks-out', texts.encrypted({ listener, encryption }), texts.useTls);
  else if (!equalValues(identityOf(old), identityOf(now)))
    yield left('locks-out', texts.identity({ listener, now: identityOf(now), old: identityOf(old) }));
  if (old.protocol.value !== now.protocol.value)
    yield left('locks-out', texts.protocol({ listener, now: now.protocol.value, old: old.protocol.value }));
  yield* compareCounting(name, old, now);
  const before = settingsOf(old);
  for (const [directive, value] of Object.entries(settingsOf(now)))
    if (!equalValues(value, before[directive]))
      yield left(
        'opens',
        texts.setting({ listener, name: directive, now: shown(value), old: shown(before[directive]) }),
      );
  const isShown = showsMountPoint(now);
  if (isShown !== showsMountPoint(old))
    yield left(
      'limits',
      (isShown ? texts.mountPoint : texts.noMountPoint)({ listener, prefix: now.mountPoint.value }),
      texts.checkTopics,
    );
  if (old.anonymous.value !== now.anonymous.value)
    yield now.anonymous.value
      ? left('opens', texts.anonymous({ listener }), texts.denyAnonymous)
      : left('locks-out', texts.noAnonymous({ listener }), texts.allowAnonymous);
  yield* comparePlugins(name, old, now);
  if (withUsers) yield* compareUsers(name, old, now);
  yield* compareAcl(name, old, now);
}

/** What `max_connections` says, whether the release applies it or not; undefined for no limit. */
function configuredConnections({ maxConnections: { setting } }: ListenerLimits): number | undefined {
  const value = setting?.value;
  return typeof value === 'number' && value > 0 ? value : undefined;
}

/** Which clients count towards `max_connections`. */
function* compareCounting(listener: Text, old: ListenerPolicy, now: ListenerPolicy): Iterable<FoundChange> {
  const count = configuredConnections(now.limits);
  if (count === undefined || configuredConnections(old.limits) === undefined) return;
  const [before, after] = [old.limits.connectionCounting, now.limits.connectionCounting];
  if (before.isLimited !== after.isLimited)
    yield after.isLimited
      ? left('limits', texts.connectionsLimited({ listener, count }), texts.raiseConnections)
      : left('limits', texts.connectionsUnlimited({ listener, count }));
  else if (after.isLimited && before.endsTwice && !after.endsTwice)
    yield left('limits', texts.connectionsCounted({ listener, count }), texts.raiseConnections);
}

function shown(value: unknown): TextValue {
  return value === undefined ? texts.notSet : String(value);
}

function usersOf(policies: readonly ListenerPolicy[]): string[] {
  const known = [
    ...policies.flatMap(({ passwords }) => shownEntries(passwords?.file?.users.values())),
    ...policies.flatMap(({ acl }) => [...(acl?.file?.users.keys() ?? [])].map((user) => ({ user }))),
    ...policies.flatMap(({ dynamicSecurity }) =>
      [...(dynamicSecurity?.security.clients ?? [])].map(({ name }) => ({ user: name })),
    ),
  ].map(({ user }) => user);
  return [...new Set([UNKNOWN_USER, ...known])].slice(0, MOST_USERS);
}

/** Whether a client with this username may log in with the right password, once TLS is satisfied. */
function admits(policy: ListenerPolicy, username: string): 'yes' | 'no' | 'plugin' {
  const { allowed, steps } = decideLogin(policy, username);
  if (steps.some(({ result }) => result === 'plugin')) return 'plugin';
  return allowed ? 'yes' : 'no';
}

function* compareUsers(listener: Text, old: ListenerPolicy, now: ListenerPolicy): Iterable<FoundChange> {
  const changed = usersOf([old, now]).filter((user) => admits(old, user) !== admits(now, user));
  if (changed.includes(UNKNOWN_USER)) {
    const out = admits(now, UNKNOWN_USER) === 'no';
    yield left(
      out ? 'locks-out' : 'opens',
      (out ? texts.usernamesChecked : texts.anyUsername)({ listener }),
      texts.addPasswordFile,
    );
    return;
  }
  if (changed.length === 0) return;
  const out = changed.filter((user) => admits(now, user) === 'no');
  const list = (users: readonly string[]) => listOf(users.map((user) => `\`${user}\``));
  if (out.length > 0)
    yield left('locks-out', texts.lostUsers({ listener, users: list(out) }), texts.setPasswords);
  const rest = changed.filter((user) => !out.includes(user));
  if (rest.length > 0)
    yield left('opens', texts.newUsers({ listener, users: list(rest) }), texts.removeUsers);
}

function* compareAcl(listener: Text, old: ListenerPolicy, now: ListenerPolicy): Iterable<FoundChange> {
  const granted: Text[] = [];
  const denied: Text[] = [];
  const users = usersOf([old, now]);
  const topics = topicsOf([...policyFilters(old), ...policyFilters(now)], users);
  for (const user of [undefined, ...users])
    for (const topic of topics)
      for (const access of ['read', 'write'] as const) {
        // Since 1.6 no client can publish there, and no client has a reason to.
        if (access === 'write' && topic.startsWith('$SYS/broker/')) continue;
        const allowed = may(now, user, topic, access);
        if (allowed !== may(old, user, topic, access))
          (allowed ? granted : denied).push(permission(user, access, topic));
      }
  if (granted.length > 0) yield left('opens', texts.granted({ listener, permissions: few(granted) }));
  if (denied.length > 0) yield left('locks-out', texts.denied({ listener, permissions: few(denied) }));
}

function permission(user: string | undefined, access: 'read' | 'write', topic: string): Text {
  if (user === undefined)
    return (access === 'read' ? texts.anonymousReads : texts.anonymousWrites)({ topic });
  return (access === 'read' ? texts.userReads : texts.userWrites)({ user, topic });
}

/** The first of the permissions, and how many more there are. */
function few([first, ...others]: readonly Text[], most = 3): Text {
  if (others.length === 0) return texts.last({ first: first! });
  if (most === 1) return texts.more({ first: first!, count: others.length });
  return texts.next({ first: first!, rest: few(others, most - 1) });
}

function may(policy: ListenerPolicy, username: string | undefined, topic: string, access: 'read' | 'write') {
  return decideMountedAccess(policy, { clientId: CLIENT, username }, topic, access).allowed;
}

/** Topics that match the filters, and some that do not. */
function topicsOf(filters: readonly string[], users: readonly string[]): string[] {
  const topics = new Set(['some/topic', '$SYS/broker/uptime']);
  for (const filter of filters) {
    for (const user of filter.includes('%u') ? [...users.slice(0, 3)] : ['']) {
      const named = filter.replaceAll('%u', user).replaceAll('%c', CLIENT);
      topics.add(named.replaceAll('+', 'one').replace('#', 'one/two'));
      topics.add(`${named.replaceAll('+', 'one').replace(/\/?#$/, '')}`);
      topics.add(`${named.replaceAll('+', 'one').replace(/\/?#$/, '')}/below`);
    }
  }
  return [...topics].filter((topic) => topic !== '').slice(0, MOST_TOPICS);
}

/** Whether libwebsockets serves a listener without a key: no client gets as far as what follows. Later releases refuse to start. */
function failsHandshakes({ listener, encryption }: ListenerPolicy): boolean {
  return encryption.value === 'certificate' && !listener.settings.has(keyfile);
}
