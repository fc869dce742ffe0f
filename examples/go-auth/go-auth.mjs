// A stand-in for mosquitto-go-auth with its backend `files`. Other backends are ignored.
import { pbkdf2, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const hash = promisify(pbkdf2);

/** @type {import('@mosquitto-conf/broker').BrokerPlugin} */
export default function goAuth({ option, locate, log }) {
  const backends = (option('backends') ?? '').split(',').map((name) => name.trim());
  if (!backends.includes('files')) throw new Error('go-auth: only the backend `files` is available here');
  const passwordPath = option('files_password_path');
  const aclPath = option('files_acl_path');
  let users = new Map();
  let rules = { common: [], byUser: new Map() };
  const load = () => {
    if (passwordPath) users = readPasswords(readFileSync(locate(passwordPath), 'utf8'));
    if (aclPath) rules = readRules(readFileSync(locate(aclPath), 'utf8'), passwordPath && users);
  };
  load();
  log('information', `go-auth: ${users.size} users of ${passwordPath}`);
  return {
    async basicAuth({ username, password }) {
      const known = username === undefined ? undefined : users.get(username);
      return known && (await fits(String(password ?? ''), known)) ? 'allow' : 'deny';
    },
    aclCheck({ client: { username = '', clientId }, access, topic }) {
      // The plugin is not asked when a client unsubscribes.
      if (access === 'unsubscribe') return 'allow';
      // Without an ACL file this backend, if it is the only one, allows everything.
      if (!aclPath) return backends.length === 1 ? 'allow' : 'deny';
      const common = rules.common.map((rule) => ({
        ...rule,
        filter: rule.filter.replaceAll('%c', clientId).replaceAll('%u', username),
      }));
      const concerned = [...(rules.byUser.get(username) ?? []), ...common].filter(({ filter }) =>
        matches(filter, topic),
      );
      if (concerned.some(({ permission }) => permission === 'deny')) return 'deny';
      return concerned.some(({ permission }) => grants(permission, access, topic)) ? 'allow' : 'deny';
    },
    reload: load,
  };
}

/** Lines of `NAME:HASH`. */
function readPasswords(text) {
  const users = new Map();
  for (const line of linesOf(text)) {
    const [name, password, ...others] = line.split(':');
    if (password !== undefined && others.length === 0) users.set(name, password);
  }
  return users;
}

/** Lines of `user NAME`, `topic [PERMISSION] FILTER` and `pattern [PERMISSION] FILTER`. */
function readRules(text, users) {
  const rules = { common: [], byUser: new Map() };
  let user;
  for (const line of linesOf(text)) {
    const [, kind, rest] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
    if (kind === 'user') {
      user = rest;
      if (!users || users.has(user)) rules.byUser.set(user, rules.byUser.get(user) ?? []);
      continue;
    }
    if (kind !== 'topic' && kind !== 'pattern')
      throw new Error(`go-auth: not a line of an ACL file: ${line}`);
    const [, permission, filter] = /^(\S+)\s+(\S.*)$/.exec(rest) ?? [undefined, 'readwrite', rest];
    if (!PERMISSIONS.includes(permission)) throw new Error(`go-auth: ${permission} is not a permission`);
    // Lines of a user without a password are left out.
    if (kind === 'pattern' || user === undefined) rules.common.push({ permission, filter });
    else rules.byUser.get(user)?.push({ permission, filter });
  }
  return rules;
}

const PERMISSIONS = ['read', 'write', 'readwrite', 'subscribe', 'deny'];

function linesOf(text) {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.trim());
}

/** Who may read may subscribe too, except to everything. */
function grants(permission, access, topic) {
  if (permission === 'readwrite' || permission === access) return true;
  return permission === 'read' && access === 'subscribe' && topic !== '#';
}

function matches(filter, topic) {
  const levels = topic.split('/');
  const wanted = filter.split('/');
  for (const [index, level] of wanted.entries()) {
    if (level === '#') return true;
    if (index >= levels.length || (level !== '+' && level !== levels[index])) return false;
  }
  return wanted.length === levels.length;
}

/** Whether a password fits `PBKDF2$sha512$ITERATIONS$SALT$HASH`. */
async function fits(password, stored) {
  const [scheme, digest, iterations, salt, expected] = stored.split('$').filter(Boolean);
  if (scheme !== 'PBKDF2' || !expected || !/^\d+$/.test(iterations)) return false;
  const bytes = Buffer.from(expected, 'base64');
  const algorithm = digest === 'sha256' ? 'sha256' : 'sha512';
  const actual = await hash(
    password,
    Buffer.from(salt, 'base64'),
    Number(iterations),
    bytes.length,
    algorithm,
  );
  return timingSafeEqual(actual, bytes);
}
