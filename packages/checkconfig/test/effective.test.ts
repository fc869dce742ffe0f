import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { checkconfig, OPEN, place } from './support.js';

const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/effective.schema.json', import.meta.url), 'utf8'),
);
const valid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

function json(cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = checkconfig(cwd, ['effective', 'm.conf', '--format', 'json', ...args]);
  expect(stderr).toBe('');
  const output = JSON.parse(stdout);
  expect(valid(output), JSON.stringify(valid.errors)).toBe(true);
  return { status, output };
}

const CONFIGURATION = `include_dir d
autosave_interval 60
autosave_interval 5400
listener 1883
max_qos 1
connection b
address h
topic # in
remote_password geheim
`;
const files = { 'm.conf': CONFIGURATION, 'd/a.conf': 'allow_anonymous true\n' };

describe('effective', () => {
  test.each(['table', 'json', 'markdown', 'conf'])('a file that is refused: %s says why', (format) => {
    const cwd = place({ 'm.conf': 'listener 1883\nmax_qos 3\n' });
    const { status, stdout, stderr } = checkconfig(cwd, ['effective', 'm.conf', '--format', format]);
    expect(status).toBe(1);
    expect(stdout + stderr).toMatch(/`max_qos`/);
    expect(stdout + stderr).toMatch(/refuses|"outcome": "config"/);
  });

  test('a table: set, defaults, replaced lines, words, other files', () => {
    const { status, stdout } = checkconfig(place(files), ['effective', 'm.conf']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^broker\n/);
    expect(stdout).toMatch(
      / {2}autosave_interval +5400 \(1 hour 30 minutes\) +m\.conf:3\n +instead of 60 +m\.conf:2\n/,
    );
    expect(stdout).toMatch(/ {2}max_packet_size +2000000 \(2 MB\) +default\n/);
    expect(stdout).toMatch(
      /\nlistener 1883 \(m\.conf:4\)\n {2}allow_anonymous +true +d\/a\.conf:1 \(for all listeners\)\n/,
    );
    expect(stdout).toMatch(/ {2}remote_password +\(secret\) +m\.conf:9\n/);
    expect(stdout).not.toMatch(/geheim|acl_file/);
    expect(stdout).not.toContain('\u001b');
  });

  test('--set-only and --all', () => {
    const cwd = place(files);
    expect(checkconfig(cwd, ['effective', 'm.conf', '--set-only']).stdout).not.toContain('default');
    expect(checkconfig(cwd, ['effective', 'm.conf', '--all']).stdout).toMatch(/ {2}acl_file +- +default\n/);
    expect(checkconfig(cwd, ['effective', 'm.conf', '--all', '--set-only']).status).toBe(2);
  });

  test('as JSON', () => {
    const { status, output } = json(place(files), '--set-only');
    expect(status).toBe(0);
    expect(output).toMatchObject({
      version: 1,
      path: 'm.conf',
      targets: [{ target: '2.1.2', outcome: 'running' }],
      files: ['m.conf', 'd/a.conf'],
      sections: [
        {
          kind: 'broker',
          settings: [
            {
              name: 'autosave_interval',
              values: ['5400'],
              words: '1 hour 30 minutes',
              origin: 'line',
              places: [{ file: 'm.conf', line: 3 }],
              replaced: [{ value: '60', file: 'm.conf', line: 2 }],
            },
          ],
        },
        { kind: 'listener', title: 'listener 1883', file: 'm.conf', line: 4 },
        { kind: 'bridge', title: 'connection b' },
      ],
    });
    expect(JSON.stringify(output)).not.toContain('geheim');
  });

  test('two targets: only what differs', () => {
    const { output } = json(place({ 'm.conf': OPEN }), '--target', '2.0', '--target', '2.1');
    expect(output.targets.map(({ target }: { target: string }) => target)).toEqual(['2.0.22', '2.1.2']);
    expect(output.differences.map(({ name }: { name: string }) => name)).toEqual([
      'allow_duplicate_messages',
      'max_packet_size',
      'packet_buffer_size',
    ]);
    const { stdout } = checkconfig(place({ 'm.conf': OPEN }), [
      ...['effective', 'm.conf', '--target', '2.1.1', '--target', '2.1.2'],
    ]);
    expect(stdout).toBe('2.1.1 and 2.1.2 read it the same way.\n');
    const local = json(place({ 'm.conf': '' }), '--target', '1.6', '--target', '2.0').output;
    expect(local.sections).toContainEqual({ kind: 'listener', title: 'listener 1883 ::1', only: '2.0.22' });
  });

  test('as a configuration in one file, read the same way', () => {
    const cwd = place(files);
    const { status, stdout } = checkconfig(cwd, ['effective', 'm.conf', '--format', 'conf']);
    expect(status).toBe(0);
    expect(stdout).toBe(
      [
        '# m.conf:3',
        'autosave_interval 5400',
        '',
        '# d/a.conf:1',
        'allow_anonymous true',
        '',
        '# m.conf:4',
        'listener 1883',
        '# m.conf:5',
        'max_qos 1',
        '',
        '# m.conf:6',
        'connection b',
        '# m.conf:7',
        'address h:1883',
        '# m.conf:8',
        'topic # in 0',
        '# m.conf:9',
        'remote_password geheim',
        '',
      ].join('\n'),
    );
    writeFileSync(join(cwd, 'one.conf'), stdout);
    expect(checkconfig(cwd, ['diff', 'm.conf', 'one.conf', '--fail-on', 'change']).status).toBe(0);
  });

  test('with defaults spelled out, still the same', () => {
    const cwd = place(files);
    for (const target of ['1.4.15', '1.6.15', '2.0.22', '2.1.2']) {
      const args = ['effective', 'm.conf', '--format', 'conf', '--all', '--target', target];
      const { stdout } = checkconfig(cwd, args);
      expect(stdout).toContain('\nsys_interval 10\n');
      writeFileSync(join(cwd, 'one.conf'), stdout);
      const diff = ['diff', 'm.conf', 'one.conf', '--fail-on', 'change', '--target', target];
      // The old releases do not know max_qos.
      expect(checkconfig(cwd, diff).status).toBe(target.startsWith('1') ? 2 : 0);
    }
  });

  test('bytes that are no text come out as they went in', () => {
    const bytes = Uint8Array.from([...Buffer.from('listener 1883\nclientid_prefixes a'), 0xff, 0x0a]);
    const command = fileURLToPath(new URL('../dist/checkconfig.js', import.meta.url));
    const args = ['effective', 'm.conf', '--format', 'conf', '--target', '1.4.15'];
    const { stdout } = spawnSync(process.execPath, [command, ...args], { cwd: place({ 'm.conf': bytes }) });
    expect(stdout.includes(Buffer.from(bytes.subarray(-2)))).toBe(true);
  });

  test('a configuration that is refused: what is left of it, and exit 1', () => {
    const { status, stdout } = checkconfig(place({ 'm.conf': `${OPEN}nonsense 1\n` }), [
      'effective',
      'm.conf',
    ]);
    expect(status).toBe(1);
    expect(stdout).toContain(
      'Mosquitto 2.1.2 refuses this configuration; lines with errors are left out here: ',
    );
    expect(stdout).toContain('listener 1883');
  });

  test('as a configuration, what is left out is told beside it', () => {
    const cwd = place({ 'm.conf': `${OPEN}nonsense 1\n` });
    const { status, stdout, stderr } = checkconfig(cwd, ['effective', 'm.conf', '--format', 'conf']);
    expect([status, stdout]).toEqual([
      1,
      '# m.conf:2\nallow_anonymous true\n\n# m.conf:1\nlistener 1883 127.0.0.1\n',
    ]);
    expect(stderr).toMatch(/^checkconfig: Mosquitto 2\.1\.2 refuses this configuration; /);
  });

  test('many replaced lines', () => {
    const cwd = place({ 'm.conf': `${OPEN}${'sys_interval 1\n'.repeat(100)}` });
    const { stdout } = checkconfig(cwd, ['effective', 'm.conf', '--set-only']);
    expect(stdout.match(/instead of/g)).toHaveLength(5);
    expect(stdout).toContain(' and 94 before\n');
  });

  test('help', () => {
    for (const command of ['effective', 'diff']) {
      const { status, stdout } = checkconfig(place({}), [command, '--help']);
      expect(status).toBe(0);
      expect(stdout).toMatch(/Examples:\n {2}checkconfig/);
    }
  });

  test('for Markdown: values as code, bars escaped', () => {
    const cwd = place({ 'm.conf': `${OPEN}log_timestamp_format a|b\n` });
    const { stdout } = checkconfig(cwd, ['effective', 'm.conf', '--format', 'markdown', '--set-only']);
    expect(stdout).toContain('| `log_timestamp_format` | `a\\|b` | m.conf:3 |\n');
    expect(stdout).toContain('### `listener 1883 127.0.0.1`\n');
  });

  test('colours when asked for', () => {
    const cwd = place({ 'm.conf': OPEN });
    expect(checkconfig(cwd, ['effective', 'm.conf'], undefined, { FORCE_COLOR: '1' }).stdout).toContain(
      '\u001b[2m',
    );
  });
});

describe('bad input gets one clear sentence', () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    [
      'three targets',
      ['-t', '1.6', '-t', '2.0', '-t', '2.1'],
      /^checkconfig: --target can be given once, or twice to compare\n$/,
    ],
    [
      'one configuration for two targets',
      ['-t', '1.6', '-t', '2.0', '--format', 'conf'],
      /^checkconfig: --format conf is for one --target/,
    ],
    ['an unknown release', ['-t', '9.9'], /^checkconfig: there is no release "9\.9" \(did you mean /],
  ];

  test.each(cases)('%s', (_, args, pattern) => {
    const { status, stdout, stderr } = checkconfig(place({ 'm.conf': OPEN }), [
      'effective',
      'm.conf',
      ...args,
    ]);
    expect(stderr).toMatch(pattern);
    expect([status, stdout]).toEqual([2, '']);
  });

  test('a folder', () => {
    const cwd = place({});
    mkdirSync(join(cwd, 'empty'));
    expect(checkconfig(cwd, ['effective', 'empty']).stderr).toMatch(
      /^checkconfig: there is no mosquitto\.conf in/,
    );
  });

  test('what one file cannot say', () => {
    const cwd = place({
      'm.conf': 'include_dir d\nmount_point x/\n',
      'd/a.conf': 'listener 1888\nallow_anonymous true\n',
    });
    const { status, stderr } = checkconfig(cwd, ['effective', 'm.conf', '-t', '1.6', '--format', 'conf']);
    expect([status, stderr]).toEqual([
      2,
      'checkconfig: "m.conf" cannot be written as one file that Mosquitto 1.6.15 reads the same way\n',
    ]);
  });
});
