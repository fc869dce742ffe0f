import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkconfig, command, place } from './support.js';

const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/passwd.schema.json', import.meta.url), 'utf8'),
);
const valid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

// The passwords are "warm" and "bright" (mosquitto_passwd of 2.0).
const [SENSOR, SCREEN] = readFileSync(new URL('../../../examples/testing/passwd', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean) as [string, string];

const passwd = (folder: string, args: readonly string[], input = '') =>
  checkconfig(folder, ['passwd', ...args], input);

const read = (folder: string, name = 'pw') => readFileSync(join(folder, name), 'utf8');

/** Whether the user logs in with the password, as `access` decides. */
function logsIn(folder: string, user: string, password: string, target = '2.0.22'): boolean {
  writeFileSync(join(folder, 'm.conf'), 'listener 1883 127.0.0.1\nallow_anonymous false\npassword_file pw\n');
  const args = ['access', 'm.conf', '--user', user, '--password', password, '--target', target];
  return checkconfig(folder, args).status === 0;
}

describe('passwd add', () => {
  test('a new file has the mode 0600 and one line', () => {
    const folder = place({});
    const { status, stdout, stderr } = passwd(folder, ['add', 'pw', 'alice'], 'secret\n');
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: '',
      stderr: 'checkconfig: added "alice" in "pw"\n',
    });
    expect(read(folder)).toMatch(/^alice:\$7\$1000\$[\w+/]{16}\$[\w+/]{86}==\n$/);
    if (process.platform !== 'win32') expect(statSync(join(folder, 'pw')).mode & 0o777).toBe(0o600);
    expect([logsIn(folder, 'alice', 'secret'), logsIn(folder, 'alice', 'Secret')]).toEqual([true, false]);
    expect(readdirSync(folder).sort()).toEqual(['m.conf', 'pw']);
  });

  test.each([
    ['1.6.15', [], /^u:\$6\$[\w+/]{16}\$[\w+/]{86}==\n$/],
    ['2.0.22', [], /^u:\$7\$1000\$/],
    ['2.0.22', ['--scheme', 'sha512'], /^u:\$6\$/],
    ['2.0.22', ['--iterations', '250000'], /^u:\$7\$250000\$/],
    ['2.1.2', ['--scheme', 'argon2id'], /^u:\$argon2id\$v=19\$m=47104,t=1,p=1\$[\w+/]{16}\$[\w+/]{86}\n$/],
  ])('for %s with %j', (target, args, expected) => {
    const folder = place({});
    expect(passwd(folder, ['add', 'pw', 'u', '--target', target, ...args], 'x').status).toBe(0);
    expect(read(folder)).toMatch(expected);
  });

  test.each([
    ['listener 1883\npassword_file pw\n', 'a configuration'],
    ['user alice\ntopic readwrite home/#\n', 'an ACL file'],
  ])('another file of the broker stays as it is: %j', (text, what) => {
    const folder = place({ pw: text });
    const { status, stderr } = passwd(folder, ['add', 'pw', 'u'], 'x');
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(`"pw" is ${what}: `) });
    expect(read(folder)).toBe(text);
  });

  test('every other line stays as it is, byte for byte', () => {
    const before = `# ours, \u00e9\r\n\r\n${SENSOR}\r\n  \n${SCREEN}`;
    const folder = place({ pw: before });
    passwd(folder, ['add', 'pw', 'sensor', '--target', '2.0.22'], 'new');
    const after = read(folder);
    expect(after.replace(/^sensor:.*$/m, '')).toBe(before.replace(/^sensor:.*$/m, '').replace('', ''));
    expect(logsIn(folder, 'sensor', 'new')).toBe(true);
    passwd(folder, ['add', 'pw', 'third', '--target', '2.0.22'], 'x');
    expect(read(folder).startsWith(`${after}\r\nthird:$7$`)).toBe(true);
    expect(logsIn(folder, 'screen', 'bright')).toBe(true);
  });

  test('the mode of a file stays, and one that anyone may read is said', {
    skip: process.platform === 'win32',
  }, () => {
    const folder = place({ pw: `${SENSOR}\n` });
    chmodSync(join(folder, 'pw'), 0o640);
    expect(passwd(folder, ['add', 'pw', 'a'], 'x').stderr).not.toContain('every user');
    expect(statSync(join(folder, 'pw')).mode & 0o777).toBe(0o640);
    chmodSync(join(folder, 'pw'), 0o644);
    expect(passwd(folder, ['add', 'pw', 'a'], 'x').stderr).toContain(
      'every user of this machine may read "pw": run chmod o-rwx pw',
    );
  });

  test.each([
    [['add', 'pw', 'a:b'], 'x', 'the username "a:b" contains a colon, which ends the username'],
    [['add', 'pw', ' a'], 'x', 'the username " a" begins or ends with a blank, which the broker removes'],
    [['add', 'pw', '#a'], 'x', 'the username "#a" begins with #, so its line would be a comment'],
    [['add', 'pw', ''], 'x', 'the username "" is empty'],
    [['add', 'pw', 'a\nb'], 'x', 'the username "a?b" contains a control character'],
    [['add', 'pw', 'a'], '', 'the password is empty: no client could log in with it'],
    [['add', 'pw', 'a'], '\n', 'the password is empty: no client could log in with it'],
    [['add', 'pw', 'a'], 'x\ny\n', 'standard input has more than one line: write only the password to it'],
    [
      ['add', 'pw', 'a'],
      'x\0',
      'the password contains a NUL byte, and the broker would ignore what follows it',
    ],
    [
      ['add', 'pw', 'a'],
      'x'.repeat(65_536),
      'the password is longer than 65535 bytes, which MQTT cannot carry',
    ],
    [['add', 'pw'], 'x', 'passwd add needs a username after the file'],
    [['add'], 'x', 'passwd add needs a file'],
    [['add', 'no/pw', 'a'], 'x', '"no/pw" was not written: there is no such folder'],
    [
      ['add', 'pw', 'a', '--target', '1.6', '--scheme', 'sha512-pbkdf2'],
      'x',
      'Mosquitto 1.6.15 does not know sha512-pbkdf2, only sha512',
    ],
    [
      ['add', 'pw', 'a', '--scheme', 'sha512', '--iterations', '5'],
      'x',
      '--iterations is for sha512-pbkdf2, not for sha512',
    ],
    [
      ['add', 'pw', 'a', '--iterations', '0'],
      'x',
      '--iterations wants a whole number from 1 to 100000000, not "0"',
    ],
    [['list', 'nothing'], '', '"nothing": there is no such file'],
    [['hash', 'pw'], 'x', 'passwd hash prints a hash and takes no file'],
  ])('%j is refused, and nothing is written', (args, input, message) => {
    const folder = place({});
    const { status, stdout, stderr } = passwd(folder, args, input);
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: `checkconfig: ${message}\n`,
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a name with two lines is not guessed at', () => {
    const text = `${SENSOR}\n${SENSOR}\n`;
    const folder = place({ pw: text });
    const { status, stderr } = passwd(folder, ['add', 'pw', 'sensor'], 'x');
    expect(status).toBe(2);
    expect(stderr).toContain('has "sensor" in lines 1 and 2');
    expect(read(folder)).toBe(text);
  });

  test('what the release refuses in the rest of the file is said', () => {
    const folder = place({ pw: 'bob:plain\n' });
    const { status, stderr } = passwd(folder, ['add', 'pw', 'a', '--target', '2.1.2'], 'x');
    expect(status).toBe(0);
    expect(stderr).toMatch(
      /Mosquitto 2\.1\.2 refuses "pw" in line 1: .*See all findings: checkconfig lint pw\n/,
    );
    expect(stderr).not.toContain('plain\n');
  });

  test('the settings file says for which release', () => {
    const folder = place({ 'checkconfig.yaml': 'target: "1.6.15"\n' });
    passwd(folder, ['add', 'pw', 'a'], 'x');
    expect(read(folder)).toMatch(/^a:\$6\$/);
  });

  test('names and passwords of any kind log in with what was written, and other lines stay', () => {
    fc.assert(
      fc.property(
        fc
          .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
          .filter((name) => !/^#|:|\p{C}/u.test(name) && name.trim() === name),
        fc
          .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
          .filter((text) => !/[\0\n\r]|\p{Cs}|^-/u.test(text)),
        (name, password) => {
          const folder = place({ pw: `# kept\n${SENSOR}\n` });
          expect(passwd(folder, ['add', 'pw', '--target', '2.0.22', '--', name], password).status).toBe(0);
          expect(read(folder).startsWith(name === 'sensor' ? '# kept\n' : `# kept\n${SENSOR}\n`)).toBe(true);
          const { stdout } = checkconfig(folder, [
            'passwd',
            'list',
            'pw',
            '--format',
            'json',
            '--target',
            '2.0.22',
          ]);
          expect(JSON.parse(stdout).users.at(-1)).toMatchObject({ user: name, scheme: 'pbkdf2-sha512' });
        },
      ),
      { seed: 5, numRuns: 8 },
    );
  });
});

describe('passwd on a terminal', { skip: spawnSync('script', ['--version']).status !== 0 }, () => {
  test('asks twice and shows nothing of the password', () => {
    const folder = place({});
    const line = `${process.execPath} ${command} passwd add pw alice`;
    const script = `(sleep 2; printf 'open-sesame\\r'; sleep 1; printf 'open-sesame\\r'; sleep 2) | script -qec '${line}' /dev/null`;
    const { stdout } = spawnSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8', timeout: 60_000 });
    expect(stdout).toContain('Password of alice, again');
    expect(stdout).toContain('added "alice"');
    expect(stdout).not.toContain('sesame');
    expect(logsIn(folder, 'alice', 'open-sesame')).toBe(true);
  });
});

describe('passwd remove', () => {
  test('takes out every line of the user, and no other', () => {
    const folder = place({ pw: `# a\n${SENSOR}\r\n${SCREEN}\n${SENSOR}` });
    expect(passwd(folder, ['remove', 'pw', 'sensor', '--target', '2.0.22']).status).toBe(0);
    expect(read(folder)).toBe(`# a\n${SCREEN}\n`);
  });

  test('without such a user, nothing is written', () => {
    const folder = place({ pw: `${SENSOR}\n` });
    const before = statSync(join(folder, 'pw')).mtimeMs;
    expect(passwd(folder, ['remove', 'pw', 'eve'])).toMatchObject({
      status: 1,
      stderr: 'checkconfig: there is no user "eve" in "pw"\n',
    });
    expect(statSync(join(folder, 'pw')).mtimeMs).toBe(before);
  });

  test.each([
    ['1.6.8', /accepts every username and password/],
    ['2.0.22', /no client can log in/],
  ])('what an empty file means in %s is said', (target, expected) => {
    const folder = place({ pw: `${SENSOR.replace(/:.*/, ':$6$AAAAAAAAAAAAAAAA$')}${'A'.repeat(86)}==\n` });
    expect(passwd(folder, ['remove', 'pw', 'sensor', '--target', target]).stderr).toMatch(expected);
  });
});

describe('passwd list', () => {
  const files = { pw: `${SENSOR}\n# c\nbob:plain\n` };

  test('each user with its scheme and line; no hash', () => {
    const { status, stdout } = passwd(place(files), ['list', 'pw', '--target', '2.0.22']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^sensor +pbkdf2-sha512 +pw:1\nbob +cannot log in by this line +pw:3\n/);
    expect(stdout).not.toContain('plain');
    expect(stdout).not.toContain(SENSOR.slice(-20));
  });

  test('as JSON', () => {
    const { stdout } = passwd(place(files), ['list', 'pw', '--format', 'json', '--target', '2.0.22']);
    const output = JSON.parse(stdout);
    expect(valid(output), JSON.stringify(valid.errors)).toBe(true);
    expect(output.users).toEqual([
      { user: 'sensor', line: 1, scheme: 'pbkdf2-sha512' },
      { user: 'bob', line: 3, scheme: null },
    ]);
  });
});

test('passwd hash prints a hash that works behind a name', () => {
  const folder = place({});
  const { stdout } = passwd(folder, ['hash'], 'secret');
  writeFileSync(join(folder, 'pw'), `bob:${stdout}`);
  expect([logsIn(folder, 'bob', 'secret'), logsIn(folder, 'bob', 'other')]).toEqual([true, false]);
});
