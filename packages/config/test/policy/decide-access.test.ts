import { describe, expect, test } from 'vitest';
import {
  accessFiles,
  canAnyoneLogIn,
  decideAccess,
  decideConnect,
  decideMountedAccess,
  deliveredTopic,
  isUnrestricted,
  loginWays,
  mountedTopic,
  showsMountPoint,
} from '../../src/policy/index.js';
import { policy, read, TLS } from './support.js';

/** What an ana with the id `c1` may do: `yes` or `no`, why, and the line that decided. */
function may(release: string, text: string, access: 'read' | 'write' | 'subscribe', topic: string): string {
  const { allowed, reason, by } = decideAccess(
    policy(release, text),
    { clientId: 'c1', username: 'ana' },
    topic,
    access,
  );
  return [allowed ? 'yes' : 'no', reason, ...(by ? [`${by.place.file}:${by.place.line}`] : [])].join(' ');
}

const ACL = 'listener 1883\nacl_file acl';

describe('what a client may do', () => {
  test.each(['1.6.15', '2.0.22', '2.1.2'])('%s', (release) => {
    expect(may(release, ACL, 'write', 'home/lamp')).toBe('yes granted acl:3');
    expect(may(release, ACL, 'read', 'public/news')).toBe('no nothing-grants');
    expect(may(release, ACL, 'write', 'id/c1')).toBe('yes granted acl:4');
    expect(may(release, ACL, 'subscribe', '#')).toBe('yes subscribing-is-free');
    expect(may(release, 'listener 1883', 'write', 'x')).toBe('yes no-acl');
    expect(may(release, 'listener 1883', 'write', '$SYS/x')).toBe('no reserved-topic');
  });

  test('the mount point is put in front of its topics', () => {
    const mounted = policy('2.0.22', `${ACL}\nmount_point home/`);
    const ana = { clientId: 'c1', username: 'ana' };
    expect(decideAccess(mounted, ana, 'lamp', 'write').allowed).toBe(true);
    expect(decideAccess(mounted, ana, '../id/c1', 'write').allowed).toBe(true);
    expect(decideMountedAccess(mounted, ana, 'id/c1', 'write').allowed).toBe(true);
    expect(decideMountedAccess(mounted, ana, 'lamp', 'write').allowed).toBe(false);
    expect(mountedTopic(mounted, 'lamp')).toBe('home/lamp');
    expect(deliveredTopic(mounted, 'home/lamp')).toBe('lamp');
    expect(deliveredTopic(mounted, 'other/lamp')).toBe('other/lamp');
    expect(showsMountPoint(policy('2.0.11', ACL))).toBe(false);
  });

  // send__publish of 2.0.0 to 2.0.11 leaves it there.
  test.each([
    ['1.6.15', 'lamp'],
    ['2.0.0', 'home/lamp'],
    ['2.0.11', 'home/lamp'],
    ['2.0.12', 'lamp'],
  ])('%s, a topic on delivery', (release, topic) => {
    expect(deliveredTopic(policy(release, 'listener 1883\nmount_point home/'), 'home/lamp')).toBe(topic);
  });
});

describe('the steps', () => {
  const steps = (text: string, topic: string, release = '2.1.2', bridge = false) => {
    const client = { clientId: 'c1', username: 'ana', bridge };
    const decision = decideAccess(policy(release, text), client, topic, 'write');
    return decision.steps.map(({ check, result }) => `${check} ${result}`);
  };
  const PLUGIN = 'plugin ./a.so';

  test('by the lines of the ACL file', () => {
    expect(steps(ACL, 'home/lamp')).toEqual(['user-lines allowed']);
    expect(steps(ACL, 'id/c1')).toEqual(['user-lines passed', 'patterns allowed']);
    expect(steps(ACL, 'other')).toEqual(['user-lines passed', 'patterns denied']);
    expect(steps(ACL, '$SYS/x')).toEqual(['reserved-topic denied']);
    expect(steps('listener 1883', 'x')).toEqual(['acl-file allowed']);
    expect(steps(ACL, 'x', '2.1.2', true)).toEqual(['bridge allowed']);
  });

  test('denials', () => {
    const files = { denies: 'user ana\ntopic deny a\ntopic #\npattern deny b/%c\n' };
    const denied = (topic: string) =>
      decideAccess(
        policy('2.1.2', 'listener 1883\nacl_file denies', files),
        { clientId: 'c1', username: topic === 'a' ? 'ana' : 'bruno' },
        topic,
        'write',
      ).steps.map(({ check, result }) => `${check} ${result}`);
    expect(denied('a')).toEqual(['user-lines denied']);
    expect(denied('b/c1')).toEqual(['user-lines passed', 'patterns denied']);
  });

  test('plugins come first from 2.0, and before that where no file decides', () => {
    expect(steps(`${ACL}\n${PLUGIN}`, 'home/lamp')).toEqual(['plugins plugin', 'user-lines allowed']);
    expect(steps(`${ACL}\n${PLUGIN}`, '$SYS/x')).toEqual(['reserved-topic denied']);
    expect(steps(`${ACL}\nauth_${PLUGIN}`, 'home/lamp', '1.6.15')).toEqual(['user-lines allowed']);
    expect(steps(`listener 1883\nacl_file empty\nauth_${PLUGIN}`, 'x', '1.5.4')).toEqual([
      'plugins plugin',
      'acl-file allowed',
    ]);
    expect(steps(`listener 1883\nauth_${PLUGIN}`, 'x', '1.6.15')).toEqual([
      'plugins plugin',
      'acl-file allowed',
    ]);
  });
});

test('whether anything restricts the clients', () => {
  expect(isUnrestricted(policy('2.1.2', 'listener 1883'))).toBe(true);
  expect(isUnrestricted(policy('2.1.2', ACL))).toBe(false);
  expect(isUnrestricted(policy('2.1.2', 'listener 1883\nplugin ./a.so'))).toBe(false);
});

describe('the ways to log in', () => {
  const ways = (release: string, text: string) => {
    const found = loginWays(policy(release, text));
    const names = Object.entries(found).flatMap(([name, is]) => (is ? [name] : []));
    expect(canAnyoneLogIn(found)).toBe(names.length > 0);
    return names.join(' ');
  };
  const NAMED = 'require_certificate true\nuse_identity_as_username true';

  test.each([
    ['2.1.2', 'listener 1883', ''],
    ['2.1.2', 'listener 1883\nallow_anonymous true', 'anonymous anyUsername'],
    ['2.1.2', 'listener 1883\npassword_file passwd', 'passwords'],
    ['2.1.2', 'listener 1883\npassword_file passwd\nallow_anonymous true', 'anonymous passwords'],
    ['2.1.2', 'listener 1883\npassword_file passwd\nplugin ./a.so', 'passwords plugins'],
    ['2.1.2', 'listener 1883\nallow_anonymous true\nuse_username_as_clientid true', 'anyUsername'],
    ['2.1.2', `listener 1883\n${NAMED}\nallow_anonymous true`, ''],
    ['2.1.2', `listener 1883\n${NAMED}\nenable_proxy_protocol 2`, 'identity'],
    ['2.1.2', `listener 1883\n${NAMED}\nenable_proxy_protocol 1`, ''],
    ['2.0.22', `listener 1883\n${NAMED}\nallow_anonymous true`, 'anonymous anyUsername'],
    ['2.0.22', `listener 8883\n${TLS}${NAMED}`, 'identity'],
    ['2.0.22', `listener 8883\n${TLS}use_identity_as_username true\nallow_anonymous true`, ''],
    ['1.6.15', 'listener 1883\nallow_anonymous false', 'anyUsername'],
    ['1.6.15', 'listener 1883\npassword_file passwd\nauth_plugin ./a.so', 'passwords'],
    ['1.6.15', 'listener 1883\nauth_plugin ./a.so\nallow_anonymous false', 'anyUsername plugins'],
    ['1.6.8', 'listener 1883\npassword_file empty', 'anyUsername'],
    ['1.6.9', 'listener 1883\npassword_file empty', 'passwords'],
  ])('%s, %j', (release, text, expected) => {
    expect(ways(release, text)).toBe(expected);
  });
});

describe('what each file is', () => {
  const files = (release: string, text: string) =>
    [...accessFiles(read(release, text)).values()].map(({ path, key, sources, listeners }) => {
      const lines = sources.map(({ place }) => place.line).join(' ');
      return `${path}: ${key} by ${lines} at ${listeners.map(({ port }) => port).join(' ') || 'none'}`;
    });

  test('by the directive that names it', () => {
    expect(files('2.0.22', 'listener 1883\npassword_file passwd\nacl_file acl\npsk_file keys')).toEqual([
      'passwd: passwords by 2 at 1883',
      'acl: acl by 3 at 1883',
      'keys: psk by 4 at 1883',
    ]);
  });

  test('once, however many listeners name it', () => {
    const text = `per_listener_settings true
      listener 1883
      acl_file acl
      listener 1884
      acl_file acl`;
    expect(files('2.0.22', text)).toEqual(['acl: acl by 3 5 at 1883 1884']);
  });

  test('by the option of a plugin, of which the last counts', () => {
    const text = `listener 1883
      plugin ./mosquitto_password_file.so
      plugin_opt_password_file old
      plugin_opt_password_file passwd`;
    expect(files('2.1.2', text)).toEqual(['passwd: passwords by 4 at 1883']);
    // Before 2.1 such a plugin is one like any other.
    expect(files('2.0.22', text)).toEqual([]);
  });

  test('only at the listener that names it', () => {
    const text = `per_listener_settings true
      listener 1883
      acl_file acl
      listener 1884
      password_file passwd`;
    expect(files('2.0.22', text)).toEqual(['passwd: passwords by 5 at 1884', 'acl: acl by 3 at 1883']);
  });

  test('other options of a plugin name no file', () => {
    const text = `listener 1883
      plugin ./mosquitto_acl_file.so
      plugin_opt_acl_file acl
      plugin_opt_other thing`;
    expect(files('2.1.2', text)).toEqual(['acl: acl by 3 at 1883']);
  });

  test('where another is asked first, it decides nowhere', () => {
    const text = `listener 1883
      password_file other
      plugin ./mosquitto_password_file.so
      plugin_opt_password_file passwd`;
    expect(files('2.1.2', text)).toEqual(['passwd: passwords by 4 at 1883', 'other: passwords by 2 at none']);
  });

  test('a file that is named as two things is what the broker reads last', () => {
    expect(files('2.0.22', 'listener 1883\nacl_file acl\npassword_file acl')).toEqual([
      'acl: acl by 3 2 at 1883',
    ]);
  });
});

describe('a name with a wildcard, before 2.0', () => {
  const ONE = 'listener 1883\nauth_plugin ./a.so\n';
  const decide = (release: string, text: string, username: string, clientId = 'c1') => {
    const { allowed, reason, plugins, steps } = decideAccess(
      policy(release, text),
      { clientId, username },
      'a',
      'read',
    );
    return [
      allowed,
      reason,
      plugins.length,
      steps.map(({ check, result }) => `${check} ${result}`).join(', '),
    ];
  };

  test.each(['1.4.15', '1.5.11', '1.6.15'])('%s denies access before it asks a plugin', (release) => {
    const denied = [false, 'risky-name', 0, 'plugins denied'];
    expect(decide(release, ONE, 'a+b')).toEqual(denied);
    expect(decide(release, ONE, 'ana', 'c#')).toEqual(denied);
    expect(decide(release, ONE, 'a/b')).toEqual([true, 'no-acl', 1, 'plugins plugin, acl-file allowed']);
  });

  test('1.4.12 minds slashes, and 1.4.11 nothing', () => {
    expect(decide('1.4.12', ONE, 'a/b')[1]).toBe('risky-name');
    expect(decide('1.4.11', ONE, 'a+b')[1]).toBe('no-acl');
  });

  test('auth_plugin_deny_special_chars false leaves it to the plugin', () => {
    const text = `${ONE}auth_plugin_deny_special_chars false`;
    expect(decide('1.6.15', text, 'a+b')).toEqual([true, 'no-acl', 1, 'plugins plugin, acl-file allowed']);
    const two = `${text}\nauth_plugin ./a.so`;
    expect(decide('1.6.15', two, 'a+b')).toEqual([false, 'risky-name', 1, 'plugins plugin, plugins denied']);
  });

  test('where the ACL file decides, the plugin is not asked', () => {
    const text = `${ONE}acl_file own`;
    const own = policy('1.6.15', text, { own: 'user a+b\ntopic a\n' });
    const decision = decideAccess(own, { clientId: 'c1', username: 'a+b' }, 'a', 'read');
    expect(decision).toMatchObject({ allowed: true, reason: 'granted', plugins: [] });
  });

  test.each(['2.0.22', '2.1.2'])('%s: it depends on the interface of the plugin', (release) => {
    expect(decide(release, ONE, 'a+b')).toEqual([true, 'no-acl', 1, 'plugins plugin, acl-file allowed']);
  });
});

describe('plugins beside files of 2.1, in the order in which they are asked', () => {
  const OTHER = 'plugin ./a.so\n';
  const ACL = 'plugin ./mosquitto_acl_file.so\nplugin_opt_acl_file acl\n';
  const PASSWORDS = 'plugin ./mosquitto_password_file.so\nplugin_opt_password_file passwd\n';
  const LOADED = OTHER.replace('plugin', 'plugin_load a');

  test.each([
    ['the plugin is loaded first', `listener 1883\n${OTHER}${ACL}`, 1],
    ['the file plugin is loaded first', `listener 1883\n${ACL}${OTHER}`, 0],
    ['directives come after the plugins for all', `listener 1883\nacl_file acl\n${OTHER}`, 1],
    ['but before the plugins of one listener', `acl_file acl\n${LOADED}listener 1883\nplugin_use a\n`, 0],
    [
      'those of one listener, after its plugins',
      `per_listener_settings true\nlistener 1883\nacl_file acl\n${OTHER}`,
      1,
    ],
    [
      'what is for all comes before what is for one',
      `per_listener_settings true\nlistener 1883\nacl_file acl\nglobal_plugin ./a.so\n`,
      1,
    ],
    [
      'plugin_use does not count',
      `${LOADED}${ACL.replace('plugin', 'plugin_load f')}listener 1883\nplugin_use f\nplugin_use a\n`,
      1,
    ],
  ])('%s', (_, text, asked) => {
    const decision = decideAccess(policy('2.1.2', text), { clientId: 'c', username: 'ana' }, 'x', 'read');
    expect(decision.plugins.length).toBe(asked);
    expect(decision.reason).toBe('nothing-grants');
  });

  test('a password file decides on every username, and leaves anonymous clients to the others', () => {
    const own = policy('2.1.2', `listener 1883\n${PASSWORDS}${OTHER}`);
    const asked = (username?: string) => decideConnect(own, { clientId: 'c', username }).plugins.length;
    expect([asked('ana'), asked('bob'), asked()]).toEqual([0, 0, 1]);
    const behind = policy('2.1.2', `listener 1883\n${OTHER}${PASSWORDS}`);
    expect(decideConnect(behind, { clientId: 'c', username: 'bob' }).plugins.length).toBe(1);
  });
});
