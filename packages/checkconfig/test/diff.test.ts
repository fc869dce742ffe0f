import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { checkconfig, OPEN, place } from './support.js';

const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/diff.schema.json', import.meta.url), 'utf8'),
);
const valid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

function diff(old: string, now: string, ...args: readonly string[]) {
  return checkconfig(place({ 'a.conf': old, 'b.conf': now }), ['diff', 'a.conf', 'b.conf', ...args]);
}

function json(old: string, now: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = diff(old, now, '--format', 'json', ...args);
  expect(stderr).toBe('');
  const output = JSON.parse(stdout);
  expect(valid(output), JSON.stringify(valid.errors)).toBe(true);
  return { status, output };
}

describe('exit codes', () => {
  const reload = `${OPEN}sys_interval 1\n`;
  const restart = `${OPEN}listener 1884\n`;
  const cases: readonly (readonly [what: string, now: string, failOn: string, status: number])[] = [
    ['no change', `# open\n${OPEN}`, 'restart', 0],
    ['no change', `# open\n${OPEN}`, 'change', 0],
    ['a reload', reload, 'restart', 0],
    ['a reload', reload, 'change', 1],
    ['a reload', reload, 'never', 0],
    ['a restart', restart, 'restart', 1],
    ['a restart', restart, 'change', 1],
    ['a restart', restart, 'never', 0],
    ['a refusal', `${OPEN}nonsense\n`, 'never', 2],
  ];

  test.each(cases)('%s: %j --fail-on %s → %i', (_, now, failOn, status) => {
    expect(diff(OPEN, now, '--fail-on', failOn).status).toBe(status);
  });

  test('a restart by default, for the release that is asked', () => {
    const [old, now] = [OPEN, `${OPEN}max_queued_messages 5\n`];
    expect(diff(old, now).status).toBe(1);
    expect(diff(old, now, '--target', '1.6').status).toBe(0);
  });
});

describe('formats', () => {
  test('a table', () => {
    const { stdout } = diff(`sys_interval 5\n${OPEN}`, `${OPEN}listener 8883\nmax_qos 1\n`);
    expect(stdout).toBe(
      [
        'broker',
        '  - sys_interval  5 (5 seconds) → 10 (10 seconds)  a.conf:1 → default  reload',
        '',
        'listener 8883',
        '  + new  b.conf:3  restart: a reload stops at a new listener',
        '      allow_anonymous  true',
        '      max_qos          1',
        '',
        'what clients may do',
        '  ~ port 8883: anonymous clients may connect.',
        '  ~ port 8883: clients with a username that no file has may connect.',
        '',
        '2 changes: 1 needs a restart, the rest is applied on reload (SIGHUP).',
        '',
      ].join('\n'),
    );
    expect(diff(OPEN, OPEN).stdout).toBe('Both mean the same to Mosquitto 2.1.2.\n');
  });

  test('Markdown for a pull request', () => {
    const { stdout } = diff(OPEN, `${OPEN}sys_interval 60\n`, '--format', 'markdown');
    expect(stdout).toBe(
      [
        '### No restart is needed (Mosquitto 2.1.2)',
        '',
        '1 change: applied on reload (SIGHUP).',
        '',
        '| | section | setting | before | after | applied by |',
        '| --- | --- | --- | --- | --- | --- |',
        '| new | `broker` | `sys_interval` | `10` (10 seconds)<br>default | `60` (1 minute)<br>b.conf:3 | reload |',
        '',
      ].join('\n'),
    );
  });

  test('JSON', () => {
    const secret = 'connection b\naddress h\ntopic #\nremote_password ';
    const { status, output } = json(
      `${OPEN}${secret}one\n`,
      `${OPEN}max_connections 9\n${secret}two\n`,
      '-t',
      '2.0',
    );
    expect(status).toBe(1);
    expect(output).toMatchObject({
      version: 1,
      target: '2.0.22',
      old: { path: 'a.conf', outcome: 'running' },
      new: { path: 'b.conf', outcome: 'running' },
      effort: 'restart',
      changes: [
        {
          kind: 'added',
          section: 'listener',
          title: 'listener 1883 127.0.0.1',
          name: 'max_connections',
          old: { values: ['-1'], places: [] },
          new: { values: ['9'], places: [{ file: 'b.conf', line: 3 }] },
          effort: 'restart',
        },
        { kind: 'changed', name: 'remote_password', old: { values: [], secret: true } },
      ],
      cautions: [],
    });
    expect(JSON.stringify(output)).not.toMatch(/"(one|two)"/);
    expect(json(OPEN, OPEN).output).toMatchObject({ effort: 'none', changes: [] });
    expect(json(OPEN, `${OPEN}listener 1884\n`).output.changes[0]).toMatchObject({
      kind: 'added',
      settings: [{}],
    });
  });

  test('one that is refused is named, and the differences are listed all the same', () => {
    const { status, stdout } = diff(OPEN, `${OPEN}nonsense\nsys_interval 1\n`);
    expect(status).toBe(2);
    expect(stdout).toContain('Mosquitto 2.1.2 refuses b.conf: ');
    expect(stdout).toContain('+ sys_interval');
  });

  test('what a reload would reset besides', () => {
    const text = 'listener 1883\nallow_anonymous true\nmax_qos 1\n';
    const { stdout } = diff(text, `${text}sys_interval 1\n`, '-t', '2.0');
    expect(stdout).toContain('A reload also puts `max_qos 1` of listener 1883 (b.conf:3) back to 2.\n');
  });
});

describe('where configurations come from', () => {
  test('folders, each with its own access files', () => {
    const conf = 'listener 1883\nacl_file acl\n';
    const cwd = place({
      'old/mosquitto.conf': conf,
      'old/acl': 'user a\ntopic x\n',
      'new/mosquitto.conf': conf,
      'new/acl': 'user a\ntopic x\ntopic y\n',
    });
    expect(checkconfig(cwd, ['diff', 'old', 'new']).stdout).toMatch(
      /ACL file acl\n {2}\+ user a: topic y {2}readwrite {2}new\/acl:3 {2}reload\n/,
    );
  });

  test('standard input', () => {
    const cwd = place({ 'm.conf': OPEN });
    const { status, stdout } = checkconfig(
      cwd,
      ['diff', '-', 'm.conf', '--fail-on', 'change'],
      `# x\n${OPEN}`,
    );
    expect([status, stdout]).toEqual([0, 'Both mean the same to Mosquitto 2.1.2.\n']);
  });
});

test.each([
  [
    'a file that is not there',
    ['diff', 'm.conf', 'n.conf'],
    /^checkconfig: "n\.conf": there is no such file\n$/,
  ],
  ['standard input twice', ['diff', '-', '-'], /^checkconfig: only one of the two can be standard input\n$/],
  ['one file', ['diff', 'm.conf'], /^error: missing required argument 'new'/],
  [
    'an unknown reason to fail',
    ['diff', 'm.conf', 'm.conf', '--fail-on', 'x'],
    /^error: option '--fail-on <what>' argument 'x'/,
  ],
  [
    'a folder without a configuration',
    ['diff', 'm.conf', '.'],
    /^checkconfig: "mosquitto\.conf": there is no such file\n$/,
  ],
])('%s', (_, args, pattern) => {
  const { status, stdout, stderr } = checkconfig(place({ 'm.conf': OPEN }), args);
  expect(stderr).toMatch(pattern);
  expect([status, stdout]).toEqual([2, '']);
});
