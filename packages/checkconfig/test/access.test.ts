import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { checkconfig, OPEN, place } from './support.js';

const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/access.schema.json', import.meta.url), 'utf8'),
);
const valid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

const FILES = {
  'm.conf': 'listener 1883\nallow_anonymous false\npassword_file passwd\nacl_file acl\n',
  // The passwords are "warm" and "bright" (mosquitto_passwd of 2.0).
  passwd: readFileSync(new URL('../../../examples/testing/passwd', import.meta.url), 'utf8'),
  acl: 'user sensor\ntopic write sensors/hall/#\n\nuser screen\ntopic read sensors/#\npattern read to/%u\n',
};

const read = (name: string) =>
  readFileSync(new URL(`../../../fixtures/certs/${name}`, import.meta.url), 'utf8');
const certificates = { ca: read('ca.crt'), c: read('server.crt'), k: read('server.key') };

function access(args: readonly string[], files: Readonly<Record<string, string>> = FILES) {
  return checkconfig(place(files), ['access', 'm.conf', ...args]);
}

function json(args: readonly string[], files: Readonly<Record<string, string>> = FILES) {
  const { status, stdout, stderr } = access([...args, '--format', 'json'], files);
  expect(stderr).toBe('');
  const output = JSON.parse(stdout);
  expect(valid(output), JSON.stringify(valid.errors)).toBe(true);
  return { status, output };
}

/** What is answered last, in a few words: `denied acl:2 granted`. */
function last(args: readonly string[], files: Readonly<Record<string, string>> = FILES) {
  const { status, output } = json(args, files);
  const { allowed, file, line, reason } = output.answers.at(-1);
  return `${status} ${allowed ? 'allowed' : 'denied'} ${file === undefined ? '-' : `${file}:${line}`} ${reason}`;
}

describe('access: one client', () => {
  test.each([
    [['--user', 'sensor'], '0 allowed passwd:1 password-accepted'],
    [['--user', 'sensor', '--password', 'warm'], '0 allowed passwd:1 password-accepted'],
    [['--user', 'sensor', '--password', 'cold'], '1 denied passwd:1 password-wrong'],
    [['--user', 'eve'], '1 denied m.conf:3 user-unknown'],
    [['--anonymous'], '1 denied m.conf:2 anonymous-denied'],
    [[], '1 denied m.conf:2 anonymous-denied'],
    [['--user', 'sensor', '--publish', 'sensors/hall/heat'], '0 allowed acl:2 granted'],
    [['--user', 'sensor', '--publish', 'sensors/attic'], '1 denied m.conf:4 nothing-grants'],
    [['--user', 'screen', '--receive', 'sensors/attic'], '0 allowed acl:5 granted'],
    [['--user', 'screen', '--receive', 'to/screen'], '0 allowed acl:6 granted'],
    [['--user', 'screen', '--receive', 'to/sensor'], '1 denied m.conf:4 nothing-grants'],
    [['--user', 'screen', '--subscribe', '#'], '0 allowed - subscribing-is-free'],
  ])('%j', (args, expected) => {
    expect(last(args)).toBe(expected);
  });

  test('each step has its line', () => {
    const { stdout, status } = access(['--user', 'sensor', '--publish', 'sensors/attic']);
    expect(status).toBe(1);
    expect(stdout).toContain('connect: allowed\n');
    expect(stdout).toMatch(/ {2}passed +m\.conf:1 +The client reaches port 1883/);
    expect(stdout).toMatch(/ {2}allowed +passwd:1 +/);
    expect(stdout).toMatch(/publish sensors\/attic: denied\n.*passed.*\n.*denied +m\.conf:4 +No line/);
  });

  test('nothing is asked of a client that may not connect', () => {
    const { output } = json(['--user', 'eve', '--publish', 'sensors/hall']);
    expect(output.answers.map(({ action }: { action: string }) => action)).toEqual(['connect']);
  });

  test('certificates and pre-shared keys give the username', () => {
    const tls =
      'listener 8883\ncafile ca\ncertfile c\nkeyfile k\nrequire_certificate true\nuse_identity_as_username true\nacl_file acl\n';
    const files = { ...FILES, ...certificates, 'm.conf': tls };
    expect(last(['--certificate', 'sensor', '--publish', 'sensors/hall/a'], files)).toMatch(
      /^0 allowed acl:2 granted$/,
    );
    expect(last([], files)).toBe('1 denied m.conf:5 certificate-missing');
    const psk = 'listener 8883\npsk_hint h\npsk_file p\nuse_identity_as_username true\nacl_file acl\n';
    const keys = { ...FILES, 'm.conf': psk, p: 'sensor:aabb\n' };
    expect(last(['--psk', 'sensor', '--publish', 'sensors/hall/a'], keys)).toBe('0 allowed acl:2 granted');
    expect(last(['--psk', 'eve'], keys)).toMatch(/^1 denied m\.conf:3 psk-unknown/);
  });
});

describe('access: a table', () => {
  test('users by topics of the ACL file, with their own %u', () => {
    const { status, output } = json(['--matrix']);
    expect(status).toBe(0);
    expect(output.topics).toEqual(['sensors/hall/#', 'sensors/#', 'to/%u']);
    expect(output.users).toEqual([
      { username: null, connects: false, cells: ['-', '-', '-'] },
      { username: 'sensor', connects: true, cells: ['w', '-', 'r'] },
      { username: 'screen', connects: true, cells: ['r', 'r', 'r'] },
    ]);
  });

  test('by the topics that are named', () => {
    const { stdout } = access(['--matrix', '--publish', 'sensors/hall/a']);
    expect(stdout).toMatch(
      /^ +connects +sensors\/hall\/a\n\(anonymous\) +no +-\nsensor +yes +w\nscreen +yes +r\n/,
    );
  });
});

describe('access: wrong use ends with 2 and one sentence', () => {
  const two = { 'm.conf': 'listener 1883\nlistener 1884\nallow_anonymous true\n' };
  test.each([
    [two, [], /several listeners: name one with --listener 1883 or 1884/],
    [two, ['--listener', '9'], /no listener "9"; this configuration has 1883, 1884/],
    [{ 'm.conf': OPEN }, ['--publish', 'a/#'], /--publish: "a\/#" is not a valid topic/],
    [{ 'm.conf': OPEN }, ['--subscribe', 'a#'], /"a#" is not a valid topic filter/],
    [{ 'm.conf': OPEN }, ['--password', 'x'], /--password needs --user/],
    [{ 'm.conf': 'listener x\n' }, [], /does not start with it/],
    [
      { 'm.conf': `${OPEN}acl_file /nowhere/acl\n` },
      [],
      /"\/nowhere\/acl" \(`acl_file`, m\.conf:3\).*--map or --root/,
    ],
    [{ 'm.conf': OPEN }, ['--user', 'a', '--anonymous'], /cannot be used with/],
  ])('%j %j', (files, args, message) => {
    const { status, stdout, stderr } = access(args, files);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
