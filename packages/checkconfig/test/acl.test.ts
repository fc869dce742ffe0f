import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { checkconfig, place } from './support.js';

const schema = JSON.parse(readFileSync(new URL('../../../schemas/acl.schema.json', import.meta.url), 'utf8'));
const valid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

const FILES = {
  'm.conf':
    'per_listener_settings true\nlistener 1883\nallow_anonymous false\npassword_file passwd\nacl_file acl\nlistener 1884\nallow_anonymous true\n',
  passwd: readFileSync(new URL('../../../examples/testing/passwd', import.meta.url), 'utf8'),
  acl: 'pattern read to/%u\nuser sensor\ntopic write sensors/#\ntopic write sensors/hall\nuser Screen\ntopic read #\n',
};

function json(args: readonly string[], files: Readonly<Record<string, string>> = FILES) {
  const { status, stdout, stderr } = checkconfig(place(files), [
    'acl',
    ...args,
    '--target',
    '2.0.22',
    '--format',
    'json',
  ]);
  expect(stderr).toBe('');
  const output = JSON.parse(stdout);
  expect(valid(output), JSON.stringify(valid.errors)).toBe(true);
  return { status, output };
}

test('users: who connects where, and how many lines are theirs', () => {
  const { status, output } = json(['users', 'm.conf']);
  expect(status).toBe(0);
  expect(output.users).toEqual([
    { listener: 'port 1883', user: null, lines: 1, connects: { allowed: false, file: 'm.conf', line: 3 } },
    { listener: 'port 1883', user: 'sensor', lines: 3, connects: { allowed: true, file: 'passwd', line: 1 } },
    { listener: 'port 1883', user: 'screen', lines: 1, connects: { allowed: true, file: 'passwd', line: 2 } },
    {
      listener: 'port 1883',
      user: 'Screen',
      lines: 2,
      connects: { allowed: false, file: 'm.conf', line: 4 },
    },
    { listener: 'port 1884', user: null, lines: 0, connects: { allowed: true, file: 'm.conf', line: 7 } },
  ]);
});

test('unused: lines that change nothing', () => {
  const { status, output } = json(['unused', 'm.conf']);
  expect(status).toBe(1);
  expect(
    output.unused.map(({ file, line, rule }: Record<string, unknown>) => `${file}:${line} ${rule}`),
  ).toEqual(['acl:4 acl-line-repeated', 'acl:5 acl-user-unknown']);
  const right = { ...FILES, acl: 'user sensor\ntopic write sensors/#\n' };
  expect(json(['unused', 'm.conf'], right)).toMatchObject({ status: 0, output: { unused: [] } });
});

describe('who', () => {
  test('may publish and receive a topic, with the line', () => {
    const { output } = json(['who', 'm.conf', 'sensors/hall', '--listener', '1883']);
    const [, sensor, screen, other] = output.users;
    expect(sensor).toMatchObject({
      user: 'sensor',
      publish: { allowed: true, file: 'acl', line: 3 },
      receive: { allowed: false },
    });
    expect(screen).toMatchObject({ publish: { allowed: false }, receive: { allowed: false } });
    expect(other).not.toHaveProperty('publish');
    expect(json(['who', 'm.conf', 'to/screen']).output.users[2].receive.allowed).toBe(true);
  });

  test('as a table', () => {
    const { stdout } = checkconfig(place(FILES), [
      'acl',
      'who',
      'm.conf',
      'sensors/hall',
      '--target',
      '2.0.22',
    ]);
    expect(stdout).toMatch(/^user +listener +connects +publishes +receives\n/);
    expect(stdout).toMatch(/^sensor +port 1883 +yes \(passwd:1\) +yes \(acl:3\) +no/m);
    expect(stdout).toMatch(/\nAccording to Mosquitto 2\.0\.22\.\n$/);
  });

  test.each([
    [['who', 'm.conf'], 'acl who needs a file and a topic'],
    [['who', 'm.conf', 'a/#'], '"a/#" is not a valid topic: name one that a client could publish to'],
    [['users', 'm.conf', 'a'], 'acl users takes no topic'],
    [['users', 'm.conf', '--listener', '9'], 'there is no listener "9"; this configuration has 1883, 1884'],
    [['users', 'no.conf'], 'there is no file "no.conf"'],
  ])('%j', (args, message) => {
    expect(checkconfig(place(FILES), ['acl', ...args])).toMatchObject({
      status: 2,
      stderr: `checkconfig: ${message}\n`,
    });
  });

  test('a file that decides and cannot be read ends it', () => {
    const { acl: _, ...others } = FILES;
    const { status, stderr } = checkconfig(place(others), ['acl', 'users', 'm.conf', '--target', '2.0.22']);
    expect(status).toBe(2);
    expect(stderr).toContain('acl');
  });
});
