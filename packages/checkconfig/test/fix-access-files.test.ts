import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkconfig, json, place } from './support.js';

const CONF = 'listener 1883\npassword_file passwd\n';
const SECRET = 'tr0ub4dor blue';

describe('a missing access file', () => {
  test.each(['password_file', 'acl_file', 'psk_file'])('%s is created, for its owner alone', (directive) => {
    const cwd = place({ 'mosquitto.conf': `listener 1883\n${directive} users\n` });
    const { stderr } = checkconfig(cwd, ['lint', 'mosquitto.conf', '--fix-unsafe']);
    expect(stderr).toContain('checkconfig: created "users"\n');
    expect(readFileSync(join(cwd, 'users'), 'utf8')).toBe('');
    expect(statSync(join(cwd, 'users')).mode & 0o777).toBe(0o600);
  });

  test('the path may be wrong, so --fix does not create it, and a dry run creates nothing', () => {
    const cwd = place({ 'mosquitto.conf': CONF });
    checkconfig(cwd, ['lint', 'mosquitto.conf', '--fix']);
    const { stderr } = checkconfig(cwd, ['lint', 'mosquitto.conf', '--fix-unsafe', '--fix-dry-run']);
    expect(stderr).toContain('checkconfig: would create "passwd"\n');
    expect(existsSync(join(cwd, 'passwd'))).toBe(false);
  });

  test.each([
    ['an empty list accepts every client up to 1.6.8', 'password_file users', '1.6.8'],
    ['an empty list grants everything up to 1.5.5', 'acl_file users', '1.5.5'],
    ['there is no such folder', 'password_file nowhere/users', '2.1.2'],
    ['nothing is known of the machine', 'password_file /etc/mosquitto/users', '2.1.2'],
  ])('%s', (_, line, target) => {
    const cwd = place({ 'mosquitto.conf': `listener 1883\n${line}\n` });
    const args = ['lint', 'mosquitto.conf', '--fix-unsafe', '--target', target, '--no-check-files'];
    expect(checkconfig(cwd, args).stderr).not.toContain('created');
    expect(existsSync(join(cwd, 'users'))).toBe(false);
  });

  test('if another file cannot be written, none is created', () => {
    const cwd = place({ 'mosquitto.conf': `${CONF}allow_anonymous yes\n` });
    chmodSync(join(cwd, 'mosquitto.conf'), 0o444);
    const { stderr, status } = checkconfig(cwd, ['lint', 'mosquitto.conf', '--fix-unsafe']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('read-only')]);
    expect(existsSync(join(cwd, 'passwd'))).toBe(false);
  });

  test('programs are told that there is no such file yet', () => {
    const [file] = json(place({ 'mosquitto.conf': CONF }), 'mosquitto.conf').output.files;
    const found = file.diagnostics.find(({ rule }: { rule: string }) => rule === 'access-file-missing');
    expect(found.fixes[0]).toMatchObject({
      title: 'Create the empty file passwd',
      edits: [{ file: 'passwd', create: true, newText: '' }],
    });
  });
});

describe('a password in plain text', () => {
  const FILES = { 'mosquitto.conf': CONF, passwd: `ana:${SECRET}\r\nbea:x9:q7\n` };

  test.each([
    ['2.1.2', /^ana:\$7\$1000\$[\w+/=]{16}\$[\w+/=]{88}\r\nbea:\$7\$1000\$\S+\n$/],
    ['1.5.4', /^ana:\$6\$[\w+/=]{16}\$[\w+/=]{88}\r\nbea:\$6\$\S+\n$/],
  ])('is hashed as %s does', (target, expected) => {
    const cwd = place(FILES);
    const args = ['lint', 'mosquitto.conf', '--fix-unsafe', '--target', target];
    const { stdout } = checkconfig(cwd, args);
    expect(readFileSync(join(cwd, 'passwd'), 'utf8')).toMatch(expected);
    expect(stdout).not.toContain('password-plain-text');
  });

  test('stays where the broker runs without the user: another client could connect', () => {
    const cwd = place(FILES);
    checkconfig(cwd, ['lint', 'mosquitto.conf', '--fix-unsafe', '--target', '2.0.22']);
    expect(readFileSync(join(cwd, 'passwd'), 'utf8')).toBe(FILES.passwd);
  });

  test.each([
    ['findings', ['--info']],
    ['JSON', ['--format', 'json']],
    ['SARIF', ['--format', 'sarif']],
    ['a dry run', ['--fix-unsafe', '--fix-dry-run']],
  ])('is not in %s', (_, args) => {
    const { stdout, stderr } = checkconfig(place(FILES), ['lint', 'mosquitto.conf', ...args]);
    expect(stdout + stderr).not.toContain(SECRET);
    expect(stdout + stderr).not.toContain('x9');
  });
});
