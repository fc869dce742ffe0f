import { equalValues } from '../equal.js';
import type { Danger, Finding } from './change.js';
import { CLIENT, type Door } from './doors.js';

/** How many users and topics are tried at most: enough for what the files speak of. */
const MOST_USERS = 40;
const MOST_TOPICS = 120;
const SOMEBODY = 'somebody';

/**
 * What clients may do at one set of doors and not at the other, as far as it can be told without asking plugins.
 * @param withUsers whether the password files could be read
 */
export function* compareDoors(
  before: readonly Door[],
  after: readonly Door[],
  withUsers: boolean,
): Iterable<Finding> {
  for (const old of before) {
    const now = after.find(({ name }) => name === old.name);
    if (now) yield* compareDoor(old, now, withUsers);
    else yield left('locks-out', `There is no listener any more on ${old.name}.`);
  }
  for (const { name } of after)
    if (!before.some((old) => old.name === name)) yield left('opens', `There is a new listener on ${name}.`);
}

function left(danger: Danger, message: string, help = 'Decide whether that is what you want.'): Finding {
  return { danger, message, help, edited: false };
}

function* compareDoor(old: Door, now: Door, withUsers: boolean): Iterable<Finding> {
  const { name } = now;
  if (old.encryption !== now.encryption) {
    const opens = now.encryption === 'none';
    yield left(
      opens ? 'opens' : 'locks-out',
      opens
        ? `On ${name} connections are no longer encrypted.`
        : `On ${name} connections are now encrypted (${now.encryption}): clients without TLS stay out.`,
      opens
        ? 'Complete the TLS settings of the listener.'
        : 'Switch the clients to TLS, or remove `certfile` and `keyfile`.',
    );
  }
  if (old.protocol !== now.protocol)
    yield left('locks-out', `On ${name} the protocol is ${now.protocol} instead of ${old.protocol}.`);
  for (const [directive, value] of Object.entries(now.identity))
    if (!equalValues(value, old.identity[directive]))
      yield left(
        'opens',
        `On ${name} \`${directive}\` is ${value ?? 'not set'} instead of ${old.identity[directive] ?? 'not set'}.`,
      );
  if (old.anonymous !== now.anonymous)
    yield left(
      now.anonymous ? 'opens' : 'locks-out',
      now.anonymous
        ? `On ${name} clients without a user name now come in.`
        : `On ${name} clients without a user name no longer come in.`,
      now.anonymous ? 'Write `allow_anonymous false`.' : 'Give them names, or write `allow_anonymous true`.',
    );
  if (!equalValues(old.plugins, now.plugins)) yield left('opens', `On ${name} other plugins are asked.`);
  if (withUsers) yield* compareUsers(old, now);
  yield* compareAcl(old, now);
}

function usersOf(old: Door, now: Door): string[] {
  return [...new Set([SOMEBODY, ...old.users, ...now.users, ...old.aclUsers, ...now.aclUsers])].slice(
    0,
    MOST_USERS,
  );
}

function* compareUsers(old: Door, now: Door): Iterable<Finding> {
  const changed = usersOf(old, now).filter((user) => old.admits(user) !== now.admits(user));
  if (changed.includes(SOMEBODY)) {
    const out = now.admits(SOMEBODY) === 'no';
    yield left(
      out ? 'locks-out' : 'opens',
      out
        ? `On ${now.name} clients with a name that nobody checks no longer come in; before, any name would do.`
        : `On ${now.name} clients with any name now come in.`,
      'Name a `password_file`, so that names mean something.',
    );
    return;
  }
  if (changed.length === 0) return;
  const out = changed.filter((user) => now.admits(user) === 'no');
  const list = (users: readonly string[]) => users.map((user) => `\`${user}\``).join(', ');
  if (out.length > 0)
    yield left(
      'locks-out',
      `On ${now.name} these users no longer come in: ${list(out)}.`,
      'Give them passwords again with `mosquitto_passwd`.',
    );
  const rest = changed.filter((user) => !out.includes(user));
  if (rest.length > 0)
    yield left(
      'opens',
      `On ${now.name} these users now come in: ${list(rest)}.`,
      'Take the lines out of those who should not. Releases before 2.0 cannot read hashes that begin with `$7$`, so these lines had no effect.',
    );
}

function* compareAcl(old: Door, now: Door): Iterable<Finding> {
  const granted: string[] = [];
  const denied: string[] = [];
  const users = usersOf(old, now);
  const topics = topicsOf([...old.filters, ...now.filters], users);
  for (const user of [undefined, ...users])
    for (const topic of topics)
      for (const access of ['read', 'write'] as const) {
        // Since 1.6 nobody writes there, which nobody misses.
        if (access === 'write' && topic.startsWith('$SYS/broker/')) continue;
        const allowed = now.may(user, topic, access);
        if (allowed !== old.may(user, topic, access))
          (allowed ? granted : denied).push(
            `${user === undefined ? 'no name' : `\`${user}\``} ${access} \`${topic}\``,
          );
      }
  const few = (all: readonly string[]) =>
    `${all.slice(0, 3).join('; ')}${all.length > 3 ? `; and ${all.length - 3} more that were tried` : ''}`;
  if (granted.length > 0) yield left('opens', `On ${now.name} the ACL file now allows: ${few(granted)}.`);
  if (denied.length > 0)
    yield left('locks-out', `On ${now.name} the ACL file no longer allows: ${few(denied)}.`);
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
