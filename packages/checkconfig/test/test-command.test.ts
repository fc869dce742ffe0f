import { spawn } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { checkconfig, command, OPEN, place } from './support.js';

const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/test-report.schema.json', import.meta.url), 'utf8'),
);
const valid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

const RIGHT = `configuration: m.conf
clients: { a: {} }
cases:
  - { name: it connects, when: [{ connect: a }] }
`;
const WRONG = `${RIGHT}  - { name: it does not, when: [{ connect: a, then: refused }] }\n`;
const CLOSED = { 'm.conf': 'listener 1883\nallow_anonymous false\n' };

function run(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  return checkconfig(place(files), ['test', ...args]);
}

describe('checkconfig test', () => {
  test('everything is as expected', () => {
    const { status, stdout, stderr } = run({ 'm.conf': OPEN, 'a.mosquitto-test.yaml': RIGHT });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^1 case: 1 passed \(\d+\.\d s\)\n$/);
  });

  test('what differs is shown with the line that decides', () => {
    const { status, stdout } = run({ ...CLOSED, 'a.mosquitto-test.yaml': RIGHT });
    expect(status).toBe(1);
    expect(stdout).toContain(`failed a.mosquitto-test.yaml › it connects (embedded, Mosquitto `);
    expect(stdout).toContain(`    a connects
      expected  accepted
      actual    not-authorized (code 5)
      because   Anonymous clients may not connect. (m.conf:2)
      written   a.mosquitto-test.yaml:4:44
`);
  });

  test('test files are found in folders at any depth', () => {
    const { stdout } = run({
      'x/m.conf': OPEN,
      'x/y.mosquitto-test.yaml': RIGHT,
      'm.conf': OPEN,
      'z.mosquitto-test.yml': RIGHT,
      'node_modules/n.mosquitto-test.yaml': RIGHT,
    });
    expect(stdout).toMatch(/^2 cases: 2 passed/);
  });

  test('--filter, --bail and --target', () => {
    const files = { 'm.conf': OPEN, 'a.mosquitto-test.yaml': WRONG };
    expect(run(files).status).toBe(1);
    expect(run(files, '--filter', 'it connects').stdout).toMatch(/^1 case: 1 passed/);
    expect(run(files, '--target', '1.6.15').stdout).toContain('Mosquitto 1.6.15');
    const again = { ...files, 'b.mosquitto-test.yaml': WRONG };
    expect(run(again).stdout).toContain('4 cases: 2 passed, 2 failed');
    expect(run(again, '--bail').stdout).toMatch(/2 cases: 1 passed, 1 failed/);
  });
});

test('--update writes what is into the expectations, and leaves the rest', () => {
  const cwd = place({ 'm.conf': OPEN, 'a.mosquitto-test.yaml': `# mine\n${WRONG}` });
  const { status, stderr } = checkconfig(cwd, ['test', '--update']);
  expect([status, stderr]).toEqual([1, 'a.mosquitto-test.yaml: 1 expectations are changed\n']);
  expect(readFileSync(join(cwd, 'a.mosquitto-test.yaml'), 'utf8')).toBe(
    `# mine\n${WRONG.replace('refused', 'accepted')}`,
  );
  expect(checkconfig(cwd, ['test']).status).toBe(0);
});

test('an interrupted run leaves nothing behind', async () => {
  const [, one = ''] = RIGHT.split('cases:\n');
  const slow = `${RIGHT}${one.repeat(5000)}passwords: { passwd: { a: secret } }\n`;
  const cwd = place({ 'm.conf': OPEN, 'a.mosquitto-test.yaml': slow });
  const env = { ...process.env, TMPDIR: cwd };
  const child = spawn(process.execPath, [command, 'test'], { cwd, env });
  const made = () => readdirSync(cwd).filter((name) => name.startsWith('mosquitto-test-'));
  await expect.poll(made, { timeout: 30_000 }).toHaveLength(1);
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(made()).toEqual([]);
});

describe('wrong use ends with 2 and says what is wrong', () => {
  test.each([
    [{ 'm.conf': OPEN }, [], /no \*\.mosquitto-test\.yaml in the folder "\."/],
    [{ 'm.conf': OPEN }, ['m.conf'], /"m\.conf" is not a test file: .* checkconfig test --init m\.conf$/m],
    [{ 'm.conf': OPEN }, ['nowhere.yaml'], /no file or folder "nowhere\.yaml"/],
    [
      { 'm.conf': OPEN, 'a.mosquitto-test.yaml': RIGHT },
      ['--filter', 'zzz'],
      /no case has "zzz" in its name/,
    ],
    [{ 'm.conf': OPEN, 'a.mosquitto-test.yaml': RIGHT }, ['--target', '9'], /9/],
    [{ 'm.conf': OPEN, 'a.mosquitto-test.yaml': RIGHT }, ['--reporter', 'jason'], /Did you mean json\?/],
  ])('%j %j', (files, args, message) => {
    const { status, stdout, stderr } = run(files as Record<string, string>, ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('a mistake in the test file, with its place', () => {
    const { status, stdout } = run({ 'a.mosquitto-test.yaml': 'configuration: m.conf\nclents: {}\n' });
    expect(status).toBe(2);
    expect(stdout).toContain(
      'error a.mosquitto-test.yaml:2:1\n    There is no "clents" here. Did you mean "clients"?\n',
    );
  });

  test('a configuration that does not start', () => {
    const { status, stdout } = run({ 'm.conf': 'listener x\n', 'a.mosquitto-test.yaml': RIGHT });
    expect(status).toBe(2);
    expect(stdout).toMatch(/^error m\.conf:1\n {4}Mosquitto .* does not start with it: /);
  });
});

describe('reporters', () => {
  const files = { 'm.conf': OPEN, 'a.mosquitto-test.yaml': WRONG };

  test('json keeps to its schema', () => {
    const output = JSON.parse(run(files, '--reporter', 'json').stdout);
    expect(valid(output), JSON.stringify(valid.errors)).toBe(true);
    expect(output).toMatchObject({ passed: 1, failed: 1, broken: 0, skipped: 0 });
    const failed = output.files[0].runs[0].cases[1];
    expect(failed).toMatchObject({ name: 'it does not', status: 'failed', line: 5, column: 13 });
    expect(failed.failures[0]).toMatchObject({
      what: 'a connects',
      expected: 'refused',
      actual: 'accepted (code 0)',
      decidedBy: { file: 'm.conf', line: 2 },
    });
  });

  test('junit', () => {
    const { stdout } = run(files, '--reporter', 'junit');
    expect(stdout).toContain('<testsuites tests="2" failures="1" errors="0" skipped="0">');
    expect(stdout).toContain('<failure message="a connects: expected refused, actual accepted (code 0)">');
  });

  test('github: at the expectation and at the line that decides', () => {
    const { stdout } = run(files, '--reporter', 'github');
    expect(stdout).toMatch(/^::error file=a\.mosquitto-test\.yaml,line=5,title=it does not::a connects%0A/);
    expect(stdout).toMatch(/\n::notice file=m\.conf,line=2,title=it does not::/);
  });

  test('tap', () => {
    const { stdout } = run(files, '--reporter', 'tap');
    expect(stdout).toMatch(/^TAP version 14\n1\.\.2\nok 1 - /);
    expect(stdout).toMatch(/\nnot ok 2 - a\.mosquitto-test\.yaml › it does not .*\n {2}---\n {2}failures:\n/);
  });
});

test('--watch runs again when a file changes, also beside a configuration that is elsewhere, and ends when it is interrupted', async () => {
  const cwd = place({
    'etc/m.conf': CLOSED['m.conf'],
    't/a.mosquitto-test.yaml': RIGHT.replace('m.conf', '../etc/m.conf'),
  });
  const child = spawn(process.execPath, [command, 'test', 't', '--watch'], { cwd });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const last = (pattern: RegExp) =>
    expect
      .poll(() => output.split('Watching for changes').at(-2) ?? '', { timeout: 30_000 })
      .toMatch(pattern);
  await last(/1 case: 0 passed, 1 failed/);
  writeFileSync(join(cwd, 'etc/m.conf'), 'listener x\n');
  await last(/does not start with it/);
  writeFileSync(join(cwd, 'etc/m.conf'), OPEN);
  await last(/1 case: 1 passed/);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});

describe('--engine docker=IMAGE', () => {
  /** A command `docker` that knows one image, whose broker is the embedded one; what it was asked is in `asked`. */
  function withDocker(files: Readonly<Record<string, string>>): [cwd: string, path: string] {
    const cwd = place({
      ...files,
      'bin/docker': `#!/bin/sh
echo "$@" >> ${'`dirname "$0"`'}/../asked
while [ "$1" != eclipse-mosquitto:2.1 ]; do [ $# = 0 ] && exit 125; shift; done
shift 2
exec ${process.execPath} ${fileURLToPath(new URL('../../broker/dist/commonjs/mosquitto-embedded.js', import.meta.url))} "$@"
`,
    });
    chmodSync(join(cwd, 'bin/docker'), 0o755);
    return [cwd, `${join(cwd, 'bin')}:${process.env.PATH}`];
  }

  test('a container of the image runs each case on a copy, and ends with it', () => {
    const [cwd, PATH] = withDocker({ 'm.conf': OPEN, 'a.mosquitto-test.yaml': WRONG });
    const args = ['test', '--engine', 'docker=eclipse-mosquitto:2.1', 'a.mosquitto-test.yaml'];
    const { stdout, status } = checkconfig(cwd, args, undefined, { PATH });
    expect(stdout).toMatch(
      /^failed a\.mosquitto-test\.yaml › it does not \(docker=eclipse-mosquitto:2\.1, Mosquitto /,
    );
    expect(stdout).toContain('2 cases: 1 passed, 1 failed');
    expect(status).toBe(1);
    const [help, ...runs] = readFileSync(join(cwd, 'asked'), 'utf8').trim().split('\n');
    expect(help).toBe('run --rm --network host eclipse-mosquitto:2.1 mosquitto -h');
    expect(runs).toHaveLength(2);
    for (const run of runs)
      expect(run).toMatch(
        /^run --rm -v (\S+):\1 --network host eclipse-mosquitto:2\.1 mosquitto -c \1\/\S+\/mosquitto\.conf$/,
      );
  });

  test('an image that does not run', () => {
    const [cwd, PATH] = withDocker({ 'm.conf': OPEN, 'a.mosquitto-test.yaml': RIGHT });
    const { stderr, status } = checkconfig(cwd, ['test', '--engine', 'docker=other:1'], undefined, { PATH });
    expect([status, stderr]).toEqual([2, 'checkconfig: Docker cannot run "other:1" here\n']);
  });
});
