import type { MemoryFile } from '@mosquitto-conf/config';
import { describe, expect, test } from 'vitest';
import { type Change, type ChangeSide, diffConfigurations } from '../../src/index.js';
import { read } from '../effective/machine.js';
import { type English, inEnglish } from '../in-english.js';

type Files = string | Readonly<Record<string, MemoryFile>>;

function side(from: English<ChangeSide> | undefined): string {
  if (from === undefined) return '·';
  const value = from.secret ? '***' : from.values.join(' + ') || '-';
  return from.places.length > 0 ? `${value} @${from.places.map(({ line }) => line).join(',')}` : value;
}

function line(change: Change): string {
  const { kind, title, name, old, new: now, effort } = inEnglish(change);
  const sign = { added: '+', removed: '-', changed: '~' }[kind];
  const what = name === undefined ? title : `${title}: ${name} ${side(old)} → ${side(now)}`;
  return `${sign} ${what} [${effort}]`;
}

function compare(old: Files, now: Files, target?: string) {
  return diffConfigurations(read(old, target), read(now, target));
}

function changes(old: Files, now: Files, target?: string): string[] {
  return compare(old, now, target).changes.map(line);
}

const LISTENER = 'listener 1883\nallow_anonymous true\n';

describe('no change', () => {
  const cases: readonly (readonly [what: string, old: Files, now: Files])[] = [
    ['comments and blank lines', LISTENER, `# open\n\n${LISTENER}\n`],
    ['blanks', LISTENER, 'listener   1883\nallow_anonymous    true  \n'],
    [
      'order',
      `${LISTENER}sys_interval 1\npersistence true\n`,
      `persistence true\nsys_interval 1\n${LISTENER}`,
    ],
    ['another way to write it', `${LISTENER}persistence true\n`, `${LISTENER}retained_persistence 1\n`],
    [
      'equal durations',
      `${LISTENER}persistent_client_expiration 14d\n`,
      `${LISTENER}persistent_client_expiration 2w\n`,
    ],
    ['the default, spelled out', LISTENER, `${LISTENER}max_qos 2\nautosave_interval 1800\n`],
    ['a line that is replaced', `${LISTENER}sys_interval 5\n`, `sys_interval 9\n${LISTENER}sys_interval 5\n`],
    ['an included file', LISTENER, { 'mosquitto.conf': 'include_dir d\n', 'd/a.conf': LISTENER }],
    ['listeners in another order', 'listener 1883\nlistener 1884\n', 'listener 1884\nlistener 1883\n'],
    ['port and listener', 'port 1883\nallow_anonymous true\n', LISTENER],
    [
      'log types in another order',
      `log_type error\nlog_type debug\n${LISTENER}`,
      `log_type debug\nlog_type error\n${LISTENER}`,
    ],
    ['an alias', 'listener 1883\nmax_qos 1\n', 'listener 1883\nmaximum_qos 1\n'],
    [
      'an address without its port',
      'connection b\naddress h\ntopic #\n',
      'connection b\naddress h:1883\ntopic # out 0\n',
    ],
  ];

  test.each(cases)('%s', (_, old, now) => {
    expect(changes(old, now)).toEqual([]);
    expect(compare(old, now).effort).toBe(undefined);
  });
});

describe('the broker', () => {
  test('added, removed and changed, each with what it takes', () => {
    expect(
      changes(
        `sys_interval 5\nmax_keepalive 60\n${LISTENER}`,
        `sys_interval 6\npersistence true\n${LISTENER}`,
      ),
    ).toEqual([
      '~ broker: sys_interval 5 @1 → 6 @1 [reload]',
      '+ broker: persistence false → true @2 [reload]',
      '- broker: max_keepalive 60 @2 → 0 [restart]',
    ]);
  });

  test('what crashes the release on a reload needs a restart', () => {
    const [old, now] = [LISTENER, `${LISTENER}sys_interval 5\n`];
    const bridge = 'connection b\naddress h\ntopic a\n';
    expect(compare(old + bridge, now + bridge, '1.6.7').effort).toBe('reload');
    const { effort, changes: found } = compare(old + bridge, now + bridge, '1.6.6');
    expect(effort).toBe('restart');
    expect(inEnglish(found[0]!).why).toBe('Mosquitto 1.6.6 crashes on a reload because of bridge b');
    const port = 'port 1883\nmax_qos 1\n';
    expect(changes(port, `sys_interval 5\n${port}`)).toEqual(['+ broker: sys_interval 10 → 5 @1 [restart]']);
    expect(compare(port, `sys_interval 5\n${port}`, '2.0.22').effort).toBe('reload');
  });

  test('what is applied on reload depends on the release', () => {
    const [old, now] = [LISTENER, `max_queued_messages 5\n${LISTENER}`];
    expect(compare(old, now, '1.6').effort).toBe('reload');
    expect(compare(old, now, '2.0').effort).toBe('restart');
  });

  test('what all listeners share is told once', () => {
    const two = 'listener 1883\nlistener 1884\n';
    expect(changes(`allow_anonymous true\n${two}`, `allow_anonymous false\npassword_file p\n${two}`)).toEqual(
      ['+ broker: password_file - → p @2 [reload]', '~ broker: allow_anonymous true @1 → false @1 [reload]'],
    );
  });
});

describe('listeners', () => {
  test('added and removed ones need a restart, and say what is set', () => {
    const { changes: found, effort } = compare(
      LISTENER,
      'listener 8883\ncafile ca.crt\nallow_anonymous false\n',
      '2.0',
    );
    const two = compare(LISTENER, `${LISTENER}listener 8883\nmax_qos 1\n`, '2.0');
    expect(two.changes.map(line)).toEqual(['+ listener 8883 [restart]']);
    expect(two.changes[0]?.settings?.map(({ name, values }) => `${name} ${values}`)).toEqual([
      'allow_anonymous true',
      'max_qos 1',
    ]);
    expect(effort).toBe('restart');
    expect(found.length).toBeGreaterThan(0);
    expect(changes(`${LISTENER}listener 8883\n`, LISTENER)).toEqual(['- listener 8883 [restart]']);
  });

  test('another address on the same port, then another port', () => {
    expect(changes(LISTENER, 'listener 1883 127.0.0.1\nallow_anonymous true\n')).toEqual([
      '~ listener 1883 127.0.0.1: listener listener 1883 @1 → listener 1883 127.0.0.1 @1 [restart]',
    ]);
    expect(changes(LISTENER, 'listener 1999\nallow_anonymous true\nmax_qos 1\n')).toEqual([
      '~ listener 1999: listener listener 1883 @1 → listener 1999 @1 [restart]',
      '+ listener 1999: max_qos 2 → 1 @3 [reload]',
    ]);
  });

  test('from local-only mode to a listener for the network', () => {
    expect(changes('', LISTENER)).toEqual([
      '- listener 1883 127.0.0.1 [restart]',
      '- listener 1883 ::1 [restart]',
      '- listener 9883 127.0.0.1 [restart]',
      '+ listener 1883 [restart]',
    ]);
  });

  test('the memory limit stays without its line', () => {
    const changes = (now: string) => compare('memory_limit 1000000\n', now, '2.0.22');
    expect(changes('').effort).toBe('restart');
    expect(changes('memory_limit 0\n').effort).toBe('reload');
  });

  test('what 2.0 resets', () => {
    const old = 'listener 1883\nmax_qos 1\nmax_connections 9\n';
    expect(changes(old, 'listener 1883\nmax_qos 0\nmax_connections 9\n', '2.0')).toEqual([
      '~ listener 1883: max_qos 1 @2 → 0 @2 [restart]',
    ]);
    // The default is what a reload puts in place.
    expect(changes(old, 'listener 1883\nmax_connections 9\n', '2.0')).toEqual([
      '- listener 1883: max_qos 1 @2 → 2 [reload]',
    ]);
    const { cautions } = compare(old, `${old}sys_interval 1\n`, '2.0');
    expect(cautions.map(({ name, value, becomes }) => `${name} ${value} ${becomes}`)).toEqual([
      'max_connections 9 -1',
      'max_qos 1 2',
    ]);
    expect(compare(old, `${old}sys_interval 1\n`, '2.1').cautions).toEqual([]);
    expect(compare(old, old, '2.0').cautions).toEqual([]);
  });

  test('the path of a certificate: 2.0 reads the old file again, 2.1 takes it', () => {
    const at = (path: string) => `listener 8883\ncertfile ${path}\nkeyfile k\n`;
    const { changes: found } = compare(at('a.crt'), at('b.crt'), '2.0.22');
    expect(found.map(line)).toEqual(['~ listener 8883: certfile a.crt @2 → b.crt @2 [restart]']);
    expect(inEnglish(found[0]?.why)).toContain('set at the start');
    expect(compare(at('a.crt'), at('b.crt')).effort).toBe('reload');
  });

  test('settings of their own instead of shared ones', () => {
    const own =
      'per_listener_settings true\nlistener 1883\nallow_anonymous true\nlistener 1884\nallow_anonymous true\n';
    expect(changes('allow_anonymous true\npassword_file p\nlistener 1883\nlistener 1884\n', own)).toEqual([
      '+ broker: per_listener_settings false → true @1 [restart]',
      '- listener 1883: password_file p @2 → - [reload]',
      '- listener 1884: password_file p @2 → - [reload]',
    ]);
  });
});

describe('bridges', () => {
  const bridge = (lines: string) => `${LISTENER}connection b\naddress h\n${lines}`;

  test('by name', () => {
    expect(changes(bridge('topic #\n'), `${LISTENER}connection c\naddress h\ntopic #\n`, '2.0')).toEqual([
      '- connection b [restart]',
      '+ connection c [restart]',
    ]);
    expect(changes(bridge('topic #\n'), LISTENER)).toEqual(['- connection b [reload]']);
  });

  test('topics and secrets', () => {
    expect(
      changes(
        bridge('topic a\ntopic b\nremote_password x\n'),
        bridge('topic b\ntopic c in\nremote_password y\n'),
      ),
    ).toEqual([
      '- connection b: topic a out 0 @5 → · [reload]',
      '+ connection b: topic · → c in 0 @6 [reload]',
      '~ connection b: remote_password *** @7 → *** @7 [reload]',
    ]);
  });

  test('2.1 takes a change when the bridge reconnects, unless told otherwise', () => {
    const why = (type: string) =>
      inEnglish(
        compare(bridge(`topic #\n${type}`), bridge(`topic #\n${type}cleansession true\n`)).changes[0]?.why,
      );
    expect(why('')).toBe('when the bridge reconnects');
    expect(why('bridge_reload_type immediate\n')).toBe(undefined);
  });
});

describe('plugins', () => {
  test('options, order and whom they are for', () => {
    expect(
      changes('plugin a.so\nplugin_opt_one 1\nplugin b.so\n', 'plugin b.so\nplugin a.so\nplugin_opt_one 2\n'),
    ).toEqual([
      '~ plugin a.so: plugin_opt_one 1 @2 → 2 @3 [restart]',
      '~ broker: order of plugins a.so + b.so @1,3 → b.so + a.so @1,2 [restart]',
    ]);
    const per = (first: string, second: string) =>
      `per_listener_settings true\nlistener 1883\n${first}listener 1884\n${second}`;
    expect(changes(per('plugin a.so\n', ''), per('', 'plugin a.so\n'))).toEqual([
      '~ plugin a.so: plugin for listener 1883 @3 → for listener 1884 @4 [restart]',
    ]);
  });
});

describe('access files', () => {
  const files = (acl: string, passwords = '') => ({
    'mosquitto.conf': 'listener 1883\nacl_file acl\npassword_file passwd\n',
    acl,
    passwd: passwords,
  });
  const hash = (salt: string) => `$7$101$${btoa(salt.repeat(12))}$${btoa('x'.repeat(64))}`;

  test('users', () => {
    expect(
      changes(
        files('', `a:${hash('a')}\nb:${hash('b')}\nc:${hash('c')}\n`),
        files('', `c:${hash('d')}\nb:${hash('b')}\nd:${hash('d')}\n`),
      ),
    ).toEqual([
      '- password file passwd: user a *** @1 → · [reload]',
      '~ password file passwd: user c *** @3 → *** @1 [reload]',
      '+ password file passwd: user d · → *** @3 [reload]',
    ]);
  });

  test('ACL lines: rights, not order', () => {
    expect(
      changes(
        files('topic read a\nuser u\ntopic b\ntopic read c\npattern write %u/#\n'),
        files('pattern write %u/#\ntopic read a\n\nuser u\ntopic write b\ntopic read b\ntopic deny c\n'),
      ),
    ).toEqual(['~ ACL file acl: user u: topic c read @4 → deny @7 [reload]']);
    expect(changes(files('topic read a\n'), files('pattern read a\n'))).toEqual([
      '- ACL file acl: anonymous clients: topic a read @1 → · [reload]',
      '+ ACL file acl: every client: pattern a · → read @1 [reload]',
    ]);
  });

  test('another path with the same lines', () => {
    const now = {
      ...files('topic a\n'),
      'mosquitto.conf': 'listener 1883\nacl_file b\npassword_file passwd\n',
      b: 'topic a\n',
    };
    expect(changes(files('topic a\n'), now)).toEqual(['~ broker: acl_file acl @2 → b @2 [reload]']);
  });
});

describe('where the release refuses a reload', () => {
  const OWN = (rest: string) => `per_listener_settings true\nsys_interval 5\nlistener 1883\n${rest}`;
  const effort = (target: string, rest: string) =>
    compare(OWN(rest), OWN(rest).replace('sys_interval 5', 'log_type all'), target).effort;

  // Measured with 1.5.4, 1.5.11, 1.6.9, 1.6.15, 2.0.0, 2.0.22 and 2.1.2; 1.5.7 and 1.6.7 are from their source.
  test.each([
    ['1.5.6', 'allow_anonymous true\n', 'reload'],
    ['1.5.7', 'allow_anonymous true\n', 'restart'],
    ['1.6.7', 'allow_anonymous true\n', 'restart'],
    ['1.6.7', '', 'reload'],
    ['1.6.8', 'allow_anonymous true\n', 'reload'],
    ['1.5.4', 'auto_id_prefix a\n', 'restart'],
    ['2.0.22', 'auto_id_prefix a\n', 'restart'],
    ['2.1.2', 'auto_id_prefix a\n', 'reload'],
  ])('%s, %j: a %s is needed', (target, rest, expected) => {
    expect(effort(target, rest)).toBe(expected);
  });

  test('what access files hold is taken all the same', () => {
    const files = (acl: string) => ({ 'mosquitto.conf': OWN('acl_file acl\n'), acl });
    expect(compare(files('topic read a\n'), files('topic read b\n'), '1.6.7').effort).toBe('reload');
  });
});
