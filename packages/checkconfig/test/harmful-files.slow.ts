import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command, OPEN, place } from './support.js';

/** Whatever waits for ever is ended, and has no status then. */
const PATIENCE = 30_000;

function run(cwd: string, args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    timeout: PATIENCE,
    killSignal: 'SIGKILL',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, GITHUB_ACTIONS: '' },
  });
  return { status, stdout, stderr };
}

/** Makes something at a path of a folder. */
type Maker = (path: string) => void;
const link =
  (to: string): Maker =>
  (path) =>
    symlinkSync(to, path);
const pipe: Maker = (path) => void spawnSync('mkfifo', [path]);

function withMade(files: Readonly<Record<string, string>>, made: Readonly<Record<string, Maker>>): string {
  const cwd = place(files);
  for (const [path, make] of Object.entries(made)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    make(join(cwd, path));
  }
  return cwd;
}

const harmful: Readonly<Record<string, Maker>> = {
  'a device without end': link('/dev/zero'),
  'a pipe that nobody writes to': pipe,
  'a link to itself': link('mosquitto.conf'),
};
const commands = {
  lint: [],
  active: [],
  format: [],
  effective: [],
  upgrade: ['--from', '1.6'],
  diff: ['good/mosquitto.conf'],
} as const;

describe('a main file that is not an ordinary file is reported in one sentence', () => {
  const cases = Object.keys(harmful).flatMap((name) => Object.keys(commands).map((word) => [name, word]));
  test.each(cases)('%s, %s', (name, word) => {
    const cwd = withMade({ 'good/mosquitto.conf': OPEN }, { 'mosquitto.conf': harmful[name!]! });
    const more = commands[word as keyof typeof commands];
    expect(run(cwd, [word!, 'mosquitto.conf', ...more])).toEqual({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^checkconfig: "mosquitto\.conf": [^\n]+\n$/),
    });
  });
});

test('a test broker does not start with a pipe for its configuration', () => {
  const cwd = withMade({}, { 'mosquitto.conf': pipe });
  const { status, stderr } = run(cwd, ['run', 'mosquitto.conf']);
  expect(status).toBe(3);
  expect(stderr).toMatch(/is not a regular file/);
});

describe('files that the configuration names end nothing', () => {
  const named = [
    'acl_file',
    'password_file',
    'cafile',
    'certfile',
    'keyfile',
    'include_dir',
    'log_dest file',
  ];
  test.each(named)('%s', (directive) => {
    const folder = { 'd/a.conf': pipe, 'd/b.conf': link('/dev/zero'), 'd/c.conf': link('c.conf') };
    const cwd = withMade({}, { ...folder, pipe, zero: link('/dev/zero'), circle: link('circle') });
    for (const value of directive === 'include_dir' ? ['d'] : ['pipe', 'zero', 'circle', '/dev/zero']) {
      for (const flags of [[], ['--check-files'], ['--target', '2.0.11', '--check-files']]) {
        const { status, stderr } = run(cwd, ['lint', '-', ...flags], `${OPEN}${directive} ${value}\n`);
        expect([0, 1]).toContain(status);
        expect(stderr).toBe('');
      }
    }
  });
});

describe('a settings file that cannot be used', () => {
  const laughs = [
    'a: &a [lol]',
    ...'bcdefghij'.split('').map((name, index) => {
      const before = String.fromCharCode('a'.charCodeAt(0) + index);
      return `${name}: &${name} [${Array(10).fill(`*${before}`).join(', ')}]`;
    }),
  ].join('\n');
  const texts: Readonly<Record<string, string>> = {
    'an alias of nothing': 'target: *x\n',
    'a merge of nothing': '<<: *x\n',
    'a merge of a list': 'a: &x [1]\n<<: *x\n',
    'a billion laughs': laughs,
    'a value that holds itself': 'rules: &a\n  local-only: *a\n',
    'brackets without end': '['.repeat(50_000),
    'a bomb of maps': `${'{a: '.repeat(3000)}1${'}'.repeat(3000)}`,
  };
  test.each(Object.entries(texts))('%s', (_, text) => {
    const cwd = place({ 'mosquitto.conf': OPEN, 'checkconfig.yaml': text });
    expect(run(cwd, ['lint', 'mosquitto.conf'])).toEqual({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^checkconfig: the settings "[^\n]+checkconfig\.yaml"[^\n]+\n$/),
    });
  });

  test.each(['a device without end', 'a pipe that nobody writes to'])('%s', (name) => {
    const cwd = withMade({ 'mosquitto.conf': OPEN }, { 'checkconfig.yaml': harmful[name]! });
    expect(run(cwd, ['lint', 'mosquitto.conf'])).toEqual({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^checkconfig: the settings "[^\n]+ not an ordinary file[^\n]+\n$/),
    });
  });
});

describe('one bad file among others', () => {
  const cwd = withMade(
    {
      'a/mosquitto.conf': OPEN,
      'b/mosquitto.conf': OPEN,
      'b/checkconfig.yaml': 'target: *x\n',
      'd/mosquitto.conf': 'listener 1883\nallow_anonymous yes\n',
    },
    { 'c/mosquitto.conf': pipe, 'e/mosquitto.conf': link('mosquitto.conf'), 'a/up': link('..') },
  );

  test('is reported in one line, and the others are checked', () => {
    const { status, stdout, stderr } = run(cwd, ['lint', '.', '--format', 'compact']);
    expect(status).toBe(2);
    expect(stdout).toMatch(/^d\/mosquitto\.conf:2:17: error: [^\n]+\n$/);
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^checkconfig: "b\/mosquitto\.conf": the settings .* are not well-formed/),
      expect.stringMatching(/^checkconfig: "c\/mosquitto\.conf": not an ordinary file/),
      expect.stringMatching(/^checkconfig: "e\/mosquitto\.conf": the symbolic links lead in a circle$/),
      '',
    ]);
  });

  test('is part of the formats for programs', () => {
    const read = (format: string) => run(cwd, ['lint', '.', '--format', format]).stdout;
    const { files } = JSON.parse(read('json'));
    expect(files.map(({ broker }: { broker: { outcome: string } }) => broker.outcome)).toEqual([
      'running',
      'unknown',
      'unknown',
      'config',
      'unknown',
    ]);
    expect(JSON.parse(read('sarif')).runs[0].invocations[0].toolExecutionNotifications).toHaveLength(3);
    expect(read('junit')).toMatch(/tests="5" failures="1" errors="3"/);
    expect(read('pretty')).toMatch(/3 configurations could not be checked\.\n$/);
  });

  test('does not keep the others from being fixed or formatted', () => {
    const fixed = run(cwd, ['lint', '.', '--fix']);
    expect(fixed.status).toBe(2);
    expect(fixed.stderr).toContain('checkconfig: fixed "d/mosquitto.conf"\n');
    const formatted = run(cwd, ['format', '--check', 'c/mosquitto.conf', 'nowhere.conf', 'd']);
    expect(formatted.status).toBe(2);
    expect(formatted.stderr.split('\n')).toHaveLength(3);
  });
});

test('what the shell opened is read like standard input', () => {
  const { status, stdout } = spawnSync(
    'bash',
    [
      '-c',
      `'${process.execPath}' '${command}' lint <(printf 'listener 1883 127.0.0.1\\nallow_anonymous true\\n')`,
    ],
    { encoding: 'utf8' },
  );
  expect([status, stdout]).toEqual([0, expect.stringContaining('starts with this configuration')]);
});

test('standard input has a name, too', () => {
  for (const word of ['lint', 'active', 'effective']) {
    const { status, stdout, stderr } = run('/', [word, '/dev/stdin'], OPEN);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain(word === 'lint' ? 'starts with this configuration' : '1883');
  }
});

describe('nothing is read outside the folder of a configuration', () => {
  const files = { secret: 'user SENTINEL\nSENTINEL\n', 'conf/mosquitto.conf': '', 'other/x': 'SENTINEL\n' };
  const cases: Readonly<Record<string, string>> = {
    'an absolute path': 'acl_file /proc/self/environ\npassword_file ABSOLUTE/secret\n',
    'a path that goes up': 'acl_file ../secret\n',
    'a link that leads out': 'acl_file out\n',
    'a folder that leads out': 'include_dir other\n',
    'a folder that is elsewhere': 'include_dir ../other\n',
  };
  const lint = (lines: string, ...flags: readonly string[]) => {
    const cwd = withMade(files, { 'conf/out': link('../secret'), 'conf/other': link('../other') });
    const text = `${OPEN}${lines.replace('ABSOLUTE', cwd)}`;
    return run(cwd, ['lint', '-', '--stdin-filename', 'conf/m.conf', ...flags], text);
  };
  test.each(Object.entries(cases))('%s', (_, lines) => {
    const { stdout, stderr } = lint(lines, '--format', 'json');
    const { diagnostics } = JSON.parse(stdout).files[0];
    const found = new Set(diagnostics.map(({ rule }: { rule: string }) => rule));
    // That the directive itself will be removed one day says nothing of the file.
    found.delete('announced-removal');
    expect(found).toEqual(new Set(['file-not-here']));
    expect(stdout + stderr).not.toContain('SENTINEL');
  });

  test('but where a map leads', () => {
    const { stdout } = lint(
      'acl_file /etc/mosquitto/secret\n',
      '--map',
      '/etc/mosquitto=.',
      '--format',
      'compact',
    );
    expect(stdout).toMatch(/secret:2:1: error/);
  });
});
