import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { checkconfig, OPEN, place } from './support.js';

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

describe('wrong use ends with 2 and says what is wrong', () => {
  test.each([
    [{ 'm.conf': OPEN }, [], /no \*\.mosquitto-test\.yaml in the folder "\."/],
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
