import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const command = fileURLToPath(new URL('../dist/checkconfig.js', import.meta.url));
const UNTIDY = 'persistence    true\n\n\nuser  a\nlistener  1883\n';
const TIDY = 'persistence true\n\nuser a\n\nlistener 1883\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'format-'));
  writeFileSync(join(folder, 'a.conf'), UNTIDY);
});
afterEach(() => rmSync(folder, { recursive: true }));

function format(args: readonly string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'format', ...args], {
    cwd: folder,
    encoding: 'utf8',
    ...(input === undefined ? {} : { input }),
  });
  return { status, stdout, stderr };
}

test('prints one file, and leaves it alone', () => {
  expect(format(['a.conf', '--target', '2.1'])).toEqual({ status: 0, stdout: TIDY, stderr: '' });
  expect(format(['-', '--target', '2.1'], UNTIDY).stdout).toBe(TIDY);
  expect(readFileSync(join(folder, 'a.conf'), 'utf8')).toBe(UNTIDY);
});

test('without a target, what any release looks at stays: 1.4.0 takes both blanks before a text', () => {
  expect(format(['a.conf']).stdout).toBe(TIDY.replace('user a', 'user  a'));
});

test('--check names the files that would change', () => {
  writeFileSync(join(folder, 'b.conf'), TIDY);
  expect(format(['--check', 'a.conf', 'b.conf'])).toEqual({
    status: 1,
    stdout: 'a.conf: would change\n',
    stderr: '',
  });
  expect(format(['--check', 'b.conf'])).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('--write goes through links, keeps the mode and the line endings', () => {
  writeFileSync(join(folder, 'a.conf'), UNTIDY.replaceAll('\n', '\r\n'));
  chmodSync(join(folder, 'a.conf'), 0o640);
  symlinkSync('a.conf', join(folder, 'link.conf'));
  expect(format(['--write', 'link.conf', '--target', '2.0'])).toMatchObject({
    status: 0,
    stdout: 'link.conf: formatted\n',
  });
  expect(readFileSync(join(folder, 'a.conf'), 'utf8')).toBe(TIDY.replaceAll('\n', '\r\n'));
  expect(statSync(join(folder, 'a.conf')).mode & 0o777).toBe(0o640);
  expect(lstatSync(join(folder, 'link.conf')).isSymbolicLink()).toBe(true);
  expect(format(['--write', 'a.conf', '--target', '2.0']).stdout).toBe('');
});

test('--organize', () => {
  writeFileSync(join(folder, 'a.conf'), 'listener 1883\npersistence true\n');
  expect(format(['--organize', 'a.conf']).stdout).toBe(
    '# Persistence\npersistence true\n\n# Listeners\nlistener 1883\n',
  );
  writeFileSync(join(folder, 'a.conf'), 'listener 1883\nnonsense 1\n');
  const { status, stderr } = format(['--organize', '--write', 'a.conf']);
  expect(status).toBe(2);
  expect(stderr).toMatch(
    /^checkconfig: "a\.conf" cannot be put in order: Mosquitto 2\.1\.2 refuses it \(a\.conf:2\): .*\n$/,
  );
});

test.each([
  [['--check', '--write', 'a.conf'], 'exclude each other'],
  [['a.conf', 'b.conf'], 'no file|there is no file'],
  [['--write', '-'], 'standard input'],
  [['a.conf', '--target', '9'], 'no release "9"'],
])('%j is told in one sentence', (args, message) => {
  const { status, stderr } = format(args, '');
  expect(status).toBe(2);
  expect(stderr).toMatch(new RegExp(`^checkconfig: .*(${message}).*\n$`));
});
