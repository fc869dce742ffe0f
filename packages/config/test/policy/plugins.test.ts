import { describe, expect, test } from 'vitest';
import { nodeHasher } from '../../src/access/node-hasher.js';
import { decideCredentials } from '../../src/policy/credentials.js';
import {
  decideBridgeAccess,
  decideConnect,
  decideMountedAccess,
  isUnrestricted,
  listenerPolicies,
  loginWays,
} from '../../src/policy/index.js';
import type { PluginAnswer } from '../../src/policy/plugin-answer.js';
import { findTarget } from '../../src/releases.js';
import { policy, read } from './support.js';

/** A file of dynamic security: ana has the password `pw`, and may publish below `home/`, but not to `home/door`. */
const SALT = '123456789012';
const HASH = nodeHasher.pbkdf2Sha512(Buffer.from('pw'), Buffer.from(SALT), 101, 64) as Uint8Array;
const base64 = (bytes: string | Uint8Array) => Buffer.from(bytes).toString('base64');
const DYNAMIC = JSON.stringify({
  roles: [
    {
      rolename: 'family',
      acls: [
        { acltype: 'publishClientSend', topic: 'home/door', priority: 5, allow: false },
        { acltype: 'publishClientSend', topic: 'home/#', allow: true },
      ],
    },
  ],
  clients: [
    {
      username: 'ana',
      password: base64(HASH),
      salt: base64(SALT),
      iterations: 101,
      roles: [{ rolename: 'family' }],
    },
  ],
});
const PLUGIN = 'plugin /usr/lib/mosquitto_dynamic_security.so\nplugin_opt_config_file dynamic.json\n';
const FILES = { 'dynamic.json': DYNAMIC };

async function login(text: string, username: string | undefined, password?: string, answers: Answers = {}) {
  const { allowed, reason, place, steps } = await decideCredentials(
    policy('2.1.2', text, FILES),
    {
      username,
      password: password === undefined ? undefined : Buffer.from(password),
      version: 4,
      clientId: 'c1',
    },
    nodeHasher,
    ({ path }) => answers[path],
  );
  const line = place ? ` ${place.file}:${place.line}` : '';
  return `${allowed ? 'yes' : 'no'} ${reason}${line} (${steps.map(({ check, result }) => `${check} ${result}`).join(', ')})`;
}

/** What plugins say, by their paths. */
type Answers = Readonly<Record<string, PluginAnswer>>;

function may(text: string, topic: string, answers: Answers = {}, release = '2.1.2') {
  const { allowed, reason, place, plugins, steps, role } = decideMountedAccess(
    policy(release, text, FILES),
    { clientId: 'c1', username: 'ana' },
    topic,
    'write',
    ({ path }) => answers[path],
  );
  const line = place ? ` ${place.file}:${place.line}` : '';
  const unknown = plugins.map(({ path }) => ` ?${path}`).join('');
  const by = role ? ` ${role.name}${role.acl ? `/${role.acl.topic}` : ''}` : '';
  return `${allowed ? 'yes' : 'no'} ${reason}${line}${by}${unknown} (${steps.map(({ check, result }) => `${check} ${result}`).join(', ')})`;
}

describe('dynamic security', () => {
  test('decides who may connect, and leaves unknown usernames to a password file', async () => {
    expect(await login(`listener 1883\n${PLUGIN}`, 'ana', 'pw')).toBe(
      'yes dynamic-security-accepted dynamic.json:1 (dynamic-security allowed)',
    );
    expect(await login(`listener 1883\n${PLUGIN}`, 'ana', 'other')).toBe(
      'no dynamic-security-denied dynamic.json:1 (dynamic-security refused)',
    );
    expect(await login(`listener 1883\n${PLUGIN}`, 'bob', 'pw')).toBe(
      'no dynamic-security-denied mosquitto.conf:3 (dynamic-security passed, dynamic-security refused)',
    );
    expect(await login(`listener 1883\n${PLUGIN}password_file passwd`, 'bob', 'pw')).toBe(
      'no user-unknown (dynamic-security passed, password-file refused)',
    );
    expect(await login(`listener 1883\n${PLUGIN}password_file passwd`, 'ana', 'pw')).toContain(
      'yes dynamic-',
    );
  });

  test('has nothing to say on anonymous clients', async () => {
    expect(await login(`listener 1883\nallow_anonymous true\n${PLUGIN}`, undefined)).toBe(
      'yes anonymous-allowed mosquitto.conf:2 (dynamic-security passed, anonymous allowed)',
    );
    expect(await login(`listener 1883\nallow_anonymous false\n${PLUGIN}`, undefined)).toMatch(
      /^no anonymous-denied/,
    );
  });

  test('decides by the roles; what no role mentions is denied, or left to an ACL file', () => {
    const alone = `listener 1883\n${PLUGIN}`;
    expect(may(alone, 'home/lamp')).toBe(
      'yes dynamic-security-granted dynamic.json:1 family/home/# (dynamic-security allowed)',
    );
    expect(may(alone, 'home/door')).toBe(
      'no dynamic-security-denied dynamic.json:1 family/home/door (dynamic-security denied)',
    );
    expect(may(alone, 'garden')).toBe(
      'no dynamic-security-denied mosquitto.conf:3 (dynamic-security denied)',
    );
    expect(may(`${alone}acl_file acl`, 'id/c1')).toBe('yes granted (user-lines passed, patterns allowed)');
    expect(may(`${alone}acl_file acl`, 'home/door')).toMatch(/^no dynamic-security-denied/);
    // What no client may do is settled before.
    expect(may(alone, '$SYS/x')).toBe('no reserved-topic (reserved-topic denied)');
  });

  test('names the line of the ACL that decides, or of the role whose wildcards are forbidden', () => {
    const lines = JSON.parse(DYNAMIC);
    lines.roles[0].allowwildcardsubs = false;
    const text = JSON.stringify(lines, undefined, 1);
    const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
    const own = policy('2.1.2', `listener 1883\n${PLUGIN}`, { 'dynamic.json': text });
    const place = (topic: string, access: 'write' | 'subscribe') =>
      decideMountedAccess(own, { clientId: 'c1', username: 'ana' }, topic, access).place;
    expect(place('home/lamp', 'write')).toMatchObject({ file: 'dynamic.json', line: lineOf('home/#') });
    expect(place('home/#', 'subscribe')).toMatchObject({ file: 'dynamic.json', line: lineOf('family') });
  });

  test('with a file that is missing or damaged knows no client', async () => {
    const damaged = policy('2.1.2', `listener 1883\n${PLUGIN}`, { 'dynamic.json': '{"clients": [' });
    const { allowed } = await decideCredentials(
      damaged,
      { username: 'ana', password: Buffer.from('pw'), version: 4 },
      nodeHasher,
    );
    expect(allowed).toBe(false);
    expect(damaged.dynamicSecurity).toMatchObject({ path: 'dynamic.json', fault: 'not-json' });
    expect(isUnrestricted(damaged)).toBe(false);
  });

  test('is one of the plugins asked, and none of those whose answer is unknown', () => {
    const { asked, plugins } = policy('2.1.2', `listener 1883\nplugin a.so\n${PLUGIN}`, FILES);
    expect(asked.map(({ path }) => path)).toEqual(['a.so', '/usr/lib/mosquitto_dynamic_security.so']);
    expect(plugins.map(({ path }) => path)).toEqual(['a.so']);
  });

  test('is any plugin before 2.0, and has the option that is last, in any case', () => {
    expect(
      policy('1.6.15', `listener 1883\nauth_plugin a/mosquitto_dynamic_security.so`).dynamicSecurity,
    ).toBe(undefined);
    const two = `listener 1883\n${PLUGIN.replace('dynamic.json', 'none.json')}plugin_opt_CONFIG_FILE dynamic.json\n`;
    expect(policy('2.1.2', two, FILES).dynamicSecurity?.path).toBe('dynamic.json');
    const other = `listener 1883\n${PLUGIN}plugin_opt_password_init_file init\n`;
    expect(policy('2.1.2', other, FILES).dynamicSecurity?.path).toBe('dynamic.json');
    expect(policy('2.1.2', 'listener 1883\nplugin mosquitto_dynamic_security.so').dynamicSecurity).toBe(
      undefined,
    );
  });
});

describe('a plugin with a known answer', () => {
  const two = 'listener 1883\nplugin a.so\nplugin b.so\n';

  test.each<[Answers, string]>([
    [{ 'a.so': 'allow', 'b.so': 'deny' }, 'yes plugin-accepted mosquitto.conf:2 (plugins allowed)'],
    [{ 'a.so': 'deny', 'b.so': 'allow' }, 'no plugin-denied mosquitto.conf:2 (plugins refused)'],
    [
      { 'a.so': 'defer', 'b.so': 'allow' },
      'yes plugin-accepted mosquitto.conf:3 (plugins passed, plugins allowed)',
    ],
    [
      { 'a.so': 'ignore', 'b.so': 'deny' },
      'no plugin-denied mosquitto.conf:3 (plugins passed, plugins refused)',
    ],
    [{ 'a.so': 'missing' }, 'no plugin-missing mosquitto.conf:2 (plugins refused)'],
    // One that defers where nothing else decides denies.
    [
      { 'a.so': 'defer', 'b.so': 'ignore' },
      'no plugin-denied mosquitto.conf:2 (plugins passed, plugins passed, plugins refused)',
    ],
    [
      { 'a.so': 'ignore', 'b.so': 'ignore' },
      'no no-access-files (plugins passed, plugins passed, anonymous refused)',
    ],
  ])('decides on a login in its turn: %j', async (answers, expected) => {
    expect(await login(two, 'ana', 'x', answers)).toBe(expected);
  });

  test.each<[Answers, string]>([
    [{ 'a.so': 'allow', 'b.so': 'deny' }, 'yes plugin-granted mosquitto.conf:2 (plugins allowed)'],
    [{ 'a.so': 'ignore', 'b.so': 'deny' }, 'no plugin-denied mosquitto.conf:3 (plugins denied)'],
    [{ 'a.so': 'missing', 'b.so': 'allow' }, 'no plugin-missing mosquitto.conf:2 (plugins denied)'],
    // The last of those that do not decide says whether the client is denied; measured.
    [{ 'a.so': 'defer', 'b.so': 'ignore' }, 'yes no-acl (acl-file allowed)'],
    [{ 'a.so': 'ignore', 'b.so': 'defer' }, 'no plugin-denied mosquitto.conf:3 (plugins denied)'],
    [{ 'a.so': 'defer', 'b.so': 'defer' }, 'no plugin-denied mosquitto.conf:3 (plugins denied)'],
    [{ 'a.so': 'ignore', 'b.so': 'ignore' }, 'yes no-acl (acl-file allowed)'],
    [{ 'b.so': 'ignore' }, 'yes no-acl ?a.so (plugins plugin, acl-file allowed)'],
  ])('decides on access in its turn: %j', (answers, expected) => {
    expect(may(two, 'home/lamp', answers)).toBe(expected);
  });

  test('is the last of its scope: plugins of one listener do not take back what those of all say', () => {
    const apart =
      'per_listener_settings true\nglobal_plugin a.so\nlistener 1883\nallow_anonymous true\nplugin b.so\n';
    expect(may(apart, 'garden', { 'a.so': 'defer', 'b.so': 'ignore' })).toMatch(/^no plugin-denied/);
    expect(may(apart, 'garden', { 'a.so': 'ignore', 'b.so': 'defer' })).toMatch(/^no plugin-denied/);
    expect(may(apart, 'garden', { 'a.so': 'ignore', 'b.so': 'ignore' })).toMatch(/^yes/);
  });

  test('that allows leaves nothing to the file; before 2.0 the file comes first', () => {
    const withFile = 'listener 1883\nplugin a.so\nacl_file acl\n';
    expect(may(withFile, 'garden', { 'a.so': 'allow' })).toMatch(/^yes plugin-granted/);
    expect(may(withFile, 'garden', { 'a.so': 'defer' })).toMatch(/^no nothing-grants/);
    const old = 'listener 1883\nauth_plugin a.so\nacl_file acl\n';
    expect(may(old, 'garden', { 'a.so': 'allow' }, '1.6.15')).toMatch(/^no nothing-grants/);
    expect(may('listener 1883\nauth_plugin a.so\n', 'garden', { 'a.so': 'deny' }, '1.6.15')).toMatch(
      /^no plugin-denied/,
    );
  });
});

test('a plugin is told what the client logs in with', async () => {
  const told: unknown[] = [];
  const credentials = { username: 'ana', password: Buffer.from('pa'), version: 4, clientId: 'c1' };
  await decideCredentials(
    policy('2.1.2', 'listener 1883\nplugin a.so'),
    credentials,
    nodeHasher,
    (_, login) => {
      told.push(login);
      return 'allow';
    },
  );
  expect(told).toEqual([credentials]);
});

test('of two plugins, only that whose answer is not known counts before the decision', async () => {
  const own = policy('2.1.2', 'listener 1883\nplugin a.so\nplugin b.so\nallow_anonymous true');
  const ask = ({ path }: { readonly path: string }) => (path === 'a.so' ? ('ignore' as const) : undefined);
  const { plugins } = await decideConnect(own, { clientId: 'c1', username: 'ana' }, nodeHasher, ask);
  expect(plugins.map(({ path }) => path)).toEqual(['b.so']);
});

test('plugins that have nothing to do with access are not asked', () => {
  const text = 'listener 1883\nplugin mosquitto_persist_sqlite.so\nplugin a.so\npersistence_location /tmp/\n';
  expect(policy('2.1.2', text).asked.map(({ path }) => path)).toEqual(['a.so']);
});

test('in 2.0 a listener has its own plugins or those of all, in 2.1 both', () => {
  const text = (lines: string) => `${lines}listener 1883\nplugin own.so\nlistener 1884\n`;
  const asked = (release: string, lines: string) =>
    listenerPolicies(read(release, text(lines))).map(({ asked }) => asked.map(({ path }) => path).join(' '));
  expect(asked('2.0.22', 'per_listener_settings true\n')).toEqual(['own.so', '']);
  expect(asked('2.0.22', '')).toEqual(['own.so', 'own.so']);
  expect(asked('2.1.2', 'per_listener_settings true\nglobal_plugin all.so\n')).toEqual([
    'all.so own.so',
    'all.so',
  ]);
});

test('before a file those are asked that have to do with access', () => {
  const text = 'listener 1883\nplugin mosquitto_persist_sqlite.so\nplugin a.so\nacl_file acl\n';
  expect(policy('2.1.2', text).acl?.pluginsBefore.map(({ path }) => path)).toEqual(['a.so']);
});

test.each<[string, object, boolean]>([
  ['has a password', {}, true],
  ['is disabled', { disabled: true }, false],
  ['has no password', { salt: undefined }, false],
])('a client of dynamic security that %s is a way to log in, or none', (_, change, isWay) => {
  const file = JSON.parse(DYNAMIC);
  const clients = [{ ...file.clients[0], ...change }];
  const own = policy('2.1.2', `listener 1883\n${PLUGIN}`, {
    'dynamic.json': JSON.stringify({ ...file, clients }),
  });
  expect(loginWays(own).dynamicSecurity).toBe(isWay);
});

test('one client of dynamic security that can log in is enough', () => {
  const file = JSON.parse(DYNAMIC);
  const clients = [...file.clients, { username: 'bob' }];
  const own = (text: string) =>
    policy('2.1.2', `listener 1883\n${text}`, { 'dynamic.json': JSON.stringify({ ...file, clients }) });
  expect(loginWays(own(PLUGIN)).dynamicSecurity).toBe(true);
  expect(loginWays(own('')).dynamicSecurity).toBe(false);
});

test('1.4 asks no plugin about a subscription', () => {
  const asked = (release: string, access: 'subscribe' | 'write') =>
    decideMountedAccess(
      policy(release, 'listener 1883\nauth_plugin a.so'),
      { clientId: 'c1', username: 'ana' },
      'home/lamp',
      access,
      () => 'deny',
    ).reason;
  expect([asked('1.4.15', 'subscribe'), asked('1.4.15', 'write')]).toEqual(['no-acl', 'plugin-denied']);
  expect(asked('1.6.15', 'subscribe')).toBe('plugin-denied');
});

// mosquitto_acl_check: before 2.0 topics below $SYS are looked at before bridges.
test('a bridge of the broker may do everything, before 2.0 not below $SYS', () => {
  const decide = (release: string, topic: string) =>
    decideBridgeAccess({ clientId: 'b', username: undefined }, topic, 'write', findTarget(release)!);
  const allowed = {
    allowed: true,
    reason: 'bridge',
    plugins: [],
    steps: [{ check: 'bridge', result: 'allowed' }],
  };
  for (const release of ['1.6.15', '2.0.22', '2.1.2'])
    expect(decide(release, 'home/lamp')).toMatchObject(allowed);
  for (const release of ['2.0.22', '2.1.2']) expect(decide(release, '$SYS/x')).toMatchObject(allowed);
  expect(decide('1.6.15', '$SYS/x')).toMatchObject({
    allowed: false,
    reason: 'reserved-topic',
    steps: [{ check: 'reserved-topic', result: 'denied' }],
  });
});
