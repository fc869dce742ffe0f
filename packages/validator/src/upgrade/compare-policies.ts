import type { ListenerPolicy, UsernameSource } from '@mosquitto-conf/config';
import { decideLogin, decideMountedAccess, showsMountPoint } from '@mosquitto-conf/config/internal';
import { policiesByName } from '../access/index.js';
import { equalValues } from '../equal.js';
import { shownEntries } from '../facts/shown-entries.js';
import type { Danger, Finding } from './change.js';

/** How many users and topics are tried at most: enough for what the files speak of. */
const MOST_USERS = 40;
const MOST_TOPICS = 120;
/** A username that stands for any that no file knows. */
const UNKNOWN_USER = 'somebody';
/** The client id that stands for any. */
const CLIENT = 'client';

/**
 * What clients may do at one set of listeners and not at the other, as far as it can be told without asking plugins.
 * @param withUsers whether the password files could be read
 */
export function* comparePolicies(
  before: readonly ListenerPolicy[],
  after: readonly ListenerPolicy[],
  withUsers: boolean,
): Iterable<Finding> {
  const named = [policiesByName(before), policiesByName(after)] as const;
  for (const [name, old] of named[0]) {
    const now = named[1].get(name);
    if (now) yield* comparePolicy(name, old, now, withUsers);
    else yield left('locks-out', `There is no longer a listener on ${name}.`);
  }
  for (const name of named[1].keys())
    if (!named[0].has(name)) yield left('opens', `There is a new listener on ${name}.`);
}

function left(danger: Danger, message: string, help = 'Check whether this is intended.'): Finding {
  return { danger, message, help, edited: false };
}

/** What decides on ids, topics and connections, by the directive that a person would change. */
function settingsOf({ clientIds, mountPoint, limits }: ListenerPolicy): Readonly<Record<string, unknown>> {
  const { mayBeEmpty, isUsername, requiredPrefix, generatedPrefix } = clientIds;
  return {
    use_username_as_clientid: isUsername.value,
    allow_zero_length_clientid: mayBeEmpty.value,
    // What the broker's own ids begin with matters where ids have to begin with something.
    ...(requiredPrefix.value === '' ? {} : { auto_id_prefix: generatedPrefix.value || undefined }),
    mount_point: mountPoint.value,
    max_connections: limits.maxConnections.value,
  };
}

const usernameWords: Readonly<Record<UsernameSource, string>> = {
  client: 'send their own username',
  identity: 'get their username from their certificate',
  subject: 'get their username from the subject of their certificate',
  psk: 'get their username from the identity of their key',
  proxy: 'get their username from the proxy',
  none: 'have no username, and cannot connect',
};

/** What TLS has to do with who a client is, in words. */
function identityOf({ requiresCertificate, usernameSource }: ListenerPolicy): string {
  const certificate = requiresCertificate.value ? 'show a certificate and ' : '';
  return certificate + usernameWords[usernameSource.value];
}

function inWords(plugins: ListenerPolicy['plugins']): readonly string[] {
  return plugins.map(({ path, options }) =>
    [path, ...options.map(({ key, value }) => `${key}=${value}`)].join(' '),
  );
}

/** Which plugins are asked, and which of them before a file. */
function* comparePlugins(name: string, old: ListenerPolicy, now: ListenerPolicy): Iterable<Finding> {
  if (!equalValues(inWords(old.plugins), inWords(now.plugins))) {
    yield left('opens', `On ${name} other plugins decide on access.`);
    return;
  }
  for (const key of ['passwords', 'acl'] as const) {
    const [before, after] = [old[key], now[key]];
    if (!before || !after) continue;
    const [first, second] = [inWords(before.pluginsBefore), inWords(after.pluginsBefore)];
    if (equalValues(first, second)) continue;
    const those = after.pluginsBefore.map(({ path }) => `\`${path}\``).join(', ');
    yield left(
      'opens',
      those === ''
        ? `On ${name} \`${after.path}\` now decides before any plugin.`
        : `On ${name} \`${after.path}\` now decides only what ${those} leaves open.`,
      'Keep users and permissions in one of the two. Plugins are asked in the order in which they are loaded, then `password_file` and `acl_file`.',
    );
  }
}

function* comparePolicy(
  name: string,
  old: ListenerPolicy,
  now: ListenerPolicy,
  withUsers: boolean,
): Iterable<Finding> {
  const encryption = now.encryption.value;
  if (old.encryption.value !== encryption)
    yield encryption === undefined
      ? left(
          'opens',
          `On ${name} connections are no longer encrypted.`,
          'Complete the TLS settings of the listener.',
        )
      : left(
          'locks-out',
          `On ${name} connections are now encrypted (${encryption}): clients without TLS cannot connect.`,
          'Switch the clients to TLS, or remove `certfile` and `keyfile`.',
        );
  else if (identityOf(old) !== identityOf(now))
    yield left('locks-out', `On ${name} clients now ${identityOf(now)}; before, they ${identityOf(old)}.`);
  if (old.protocol.value !== now.protocol.value)
    yield left(
      'locks-out',
      `On ${name} the protocol is ${now.protocol.value} instead of ${old.protocol.value}.`,
    );
  const before = settingsOf(old);
  for (const [directive, value] of Object.entries(settingsOf(now)))
    if (!equalValues(value, before[directive]))
      yield left(
        'opens',
        `On ${name} \`${directive}\` is ${value ?? 'not set'} instead of ${before[directive] ?? 'not set'}.`,
      );
  const shown = showsMountPoint(now);
  if (shown !== showsMountPoint(old))
    yield left(
      'limits',
      `On ${name} the topics that clients receive ${shown ? 'now' : 'no longer'} begin with the mount point \`${now.mountPoint.value}\`.`,
      'Check whether subscribers expect the old topics.',
    );
  if (old.anonymous.value !== now.anonymous.value)
    yield now.anonymous.value
      ? left('opens', `On ${name} anonymous clients can now connect.`, 'Write `allow_anonymous false`.')
      : left(
          'locks-out',
          `On ${name} anonymous clients can no longer connect.`,
          'Give them usernames and passwords, or write `allow_anonymous true`.',
        );
  yield* comparePlugins(name, old, now);
  if (withUsers) yield* compareUsers(name, old, now);
  yield* compareAcl(name, old, now);
}

function usersOf(policies: readonly ListenerPolicy[]): string[] {
  const known = [
    ...policies.flatMap(({ passwords }) => shownEntries(passwords?.file?.users.values())),
    ...policies.flatMap(({ acl }) => [...(acl?.file?.users.keys() ?? [])].map((user) => ({ user }))),
  ].map(({ user }) => user);
  return [...new Set([UNKNOWN_USER, ...known])].slice(0, MOST_USERS);
}

/** Whether a client with this username may log in with the right password, once TLS is satisfied. */
function admits(policy: ListenerPolicy, username: string): 'yes' | 'no' | 'plugin' {
  const { allowed, steps } = decideLogin(policy, username);
  if (steps.some(({ result }) => result === 'plugin')) return 'plugin';
  return allowed ? 'yes' : 'no';
}

function* compareUsers(name: string, old: ListenerPolicy, now: ListenerPolicy): Iterable<Finding> {
  const changed = usersOf([old, now]).filter((user) => admits(old, user) !== admits(now, user));
  if (changed.includes(UNKNOWN_USER)) {
    const out = admits(now, UNKNOWN_USER) === 'no';
    yield left(
      out ? 'locks-out' : 'opens',
      out
        ? `On ${name} clients with an unchecked username can no longer connect; before, any username was accepted.`
        : `On ${name} clients can now connect with any username.`,
      'Add a `password_file` with the users.',
    );
    return;
  }
  if (changed.length === 0) return;
  const out = changed.filter((user) => admits(now, user) === 'no');
  const list = (users: readonly string[]) => users.map((user) => `\`${user}\``).join(', ');
  if (out.length > 0)
    yield left(
      'locks-out',
      `On ${name} these users can no longer connect: ${list(out)}.`,
      'Set their passwords again with `mosquitto_passwd`.',
    );
  const rest = changed.filter((user) => !out.includes(user));
  if (rest.length > 0)
    yield left(
      'opens',
      `On ${name} these users can now connect: ${list(rest)}.`,
      'Remove the lines of users who should not connect. Releases before 2.0 cannot read hashes that begin with `$7$`, so these lines had no effect.',
    );
}

function* compareAcl(name: string, old: ListenerPolicy, now: ListenerPolicy): Iterable<Finding> {
  const granted: string[] = [];
  const denied: string[] = [];
  const users = usersOf([old, now]);
  const topics = topicsOf([...filtersOf(old), ...filtersOf(now)], users);
  for (const user of [undefined, ...users])
    for (const topic of topics)
      for (const access of ['read', 'write'] as const) {
        // Since 1.6 nobody writes there, which nobody misses.
        if (access === 'write' && topic.startsWith('$SYS/broker/')) continue;
        const allowed = may(now, user, topic, access);
        if (allowed !== may(old, user, topic, access))
          (allowed ? granted : denied).push(
            `${user === undefined ? 'no name' : `\`${user}\``} ${access} \`${topic}\``,
          );
      }
  const few = (all: readonly string[]) =>
    `${all.slice(0, 3).join('; ')}${all.length > 3 ? `; and ${all.length - 3} more that were tried` : ''}`;
  if (granted.length > 0) yield left('opens', `On ${name} the ACL file now allows: ${few(granted)}.`);
  if (denied.length > 0) yield left('locks-out', `On ${name} the ACL file no longer allows: ${few(denied)}.`);
}

function may(policy: ListenerPolicy, username: string | undefined, topic: string, access: 'read' | 'write') {
  return decideMountedAccess(policy, { clientId: CLIENT, username }, topic, access).allowed;
}

/** Filters that its ACL file speaks of. */
function filtersOf({ acl }: ListenerPolicy): readonly string[] {
  const { anonymous = [], patterns = [], users = new Map() } = acl?.file ?? {};
  return [...anonymous, ...patterns, ...[...users.values()].flat()].map(({ filter }) => filter);
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
