import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkconfig, folder, json, OPEN, place } from './support.js';

describe('lint', () => {
  test('a clean configuration: exit 0', () => {
    const { status, output } = json(place({ 'mosquitto.conf': OPEN }));
    expect(status).toBe(0);
    expect(output).toMatchObject({
      version: 1,
      target: '2.1.2',
      files: [{ path: 'mosquitto.conf', broker: { outcome: 'running' } }],
    });
  });

  test('a release that is newer than those known: the nearest is taken, and that is reported once', () => {
    const cwd = place({ 'mosquitto.conf': OPEN, 'a/mosquitto.conf': OPEN });
    const note =
      /Mosquitto 2\.1\.99 is newer than the releases known here: 2\.1\.\d+, the nearest, was taken/g;
    const pretty = checkconfig(cwd, ['lint', '.', '--target', '2.1.99']);
    expect(pretty.stdout.match(note)).toHaveLength(1);
    expect(pretty.stderr).toBe('');
    const compact = checkconfig(cwd, ['lint', '.', '--target', '2.1.99', '--format', 'compact']);
    expect(compact.stderr.match(note)).toHaveLength(1);
    expect(checkconfig(cwd, ['explain', 'listener', '-t', '2.1.99']).stderr.match(note)).toHaveLength(1);
    writeFileSync(join(cwd, 'checkconfig.yaml'), 'target: "2.1.99"\n');
    expect(checkconfig(cwd, ['lint', '.']).stdout.match(note)).toHaveLength(1);
    expect(json(cwd, 'mosquitto.conf').output.files[0]).toMatchObject({ asked: '2.1.99' });
  });

  test('an error: exit 1, with the place the broker names and the exact range', () => {
    const { status, output } = json(
      place({ 'a/mosquitto.conf': `${OPEN}\nmax_qos 3\n` }),
      'a/mosquitto.conf',
    );
    expect(status).toBe(1);
    expect(output.files[0].broker).toMatchObject({ outcome: 'config', file: 'a/mosquitto.conf', line: 4 });
    expect(output.files[0].diagnostics).toMatchObject([
      {
        rule: 'number-out-of-range',
        severity: 'error',
        file: 'a/mosquitto.conf',
        range: { start: { line: 3, character: 8 }, end: { line: 3, character: 9 } },
      },
    ]);
  });

  test('a refusal after reading names no line', () => {
    const { output } = json(place({ 'mosquitto.conf': `${OPEN}password_file nowhere\n` }));
    expect(output.files[0].broker).toEqual({
      outcome: 'startup',
      message: expect.stringContaining('nowhere'),
    });
  });

  test('an error in an included file is named as that file', () => {
    const cwd = place({
      'm/mosquitto.conf': 'include_dir conf.d\n',
      'm/conf.d/a.conf': `${OPEN}nonsense 1\n`,
    });
    expect(json(cwd, 'm/mosquitto.conf').output.files[0].broker).toMatchObject({
      file: 'm/conf.d/a.conf',
      line: 3,
    });
  });

  test('several files, folders and globs in one run, each judged in its own folder', () => {
    const cwd = place({
      'a/mosquitto.conf': `${OPEN}password_file here\n`,
      'a/here': 'u:$7$101$Zm9v$YmFy\n',
      'b/mosquitto.conf': `${OPEN}password_file here\n`,
      'c/one.conf': OPEN,
      'c/two.conf': OPEN,
    });
    const { output } = json(cwd, 'a', 'b', 'c/*.conf', '--target', '2.0.18');
    expect(output.target).toBe('2.0.18');
    const outcomes = output.files.map((file: { path: string; broker: { outcome: string } }) => [
      file.path,
      file.broker.outcome,
    ]);
    expect(outcomes).toEqual([
      ['a/mosquitto.conf', expect.any(String)],
      ['b/mosquitto.conf', 'startup'],
      ['c/one.conf', 'running'],
      ['c/two.conf', 'running'],
    ]);
  });

  test('without an argument it finds the file', () => {
    const cwd = place({ 'mosquitto/config/mosquitto.conf': 'nonsense\n' });
    expect(json(cwd).output.files[0].path).toBe('mosquitto/config/mosquitto.conf');
  });

  test('standard input, by the name it is given', () => {
    const cwd = place({ 'conf/passwd': '' });
    const args = ['lint', '-', '--stdin-filename', 'conf/mosquitto.conf', '--format', 'json'];
    const { stdout } = checkconfig(cwd, args, 'nonsense 1\n');
    expect(JSON.parse(stdout).files[0]).toMatchObject({
      path: 'conf/mosquitto.conf',
      broker: { outcome: 'config', file: 'conf/mosquitto.conf', line: 1 },
    });
  });

  test('the same file for two releases', () => {
    const cwd = place({ 'mosquitto.conf': 'cafile ca.crt\nlistener 1883\n' });
    expect(json(cwd, '--target', '1.6.15').output.files[0].broker.outcome).not.toBe('config');
    expect(json(cwd, '--target', 'latest').output.files[0].broker).toMatchObject({
      outcome: 'config',
      line: 1,
    });
  });

  test('absolute paths: a note, unless they belong to this machine', () => {
    const cwd = place({ 'mosquitto.conf': `${OPEN}acl_file /no/such/acl\n` });
    expect(json(cwd).output.files[0].broker.outcome).toBe('running');
    expect(json(cwd).output.files[0].diagnostics).toMatchObject([
      { rule: 'announced-removal', severity: 'info' },
      { rule: 'file-not-here', severity: 'info' },
    ]);
    expect(json(cwd, '--check-files').output.files[0].broker.outcome).toBe('startup');
    expect(json(cwd, '--map', '/no/such=.').output.files[0].broker.outcome).toBe('startup');
    expect(json(cwd, '--root', '.').output.files[0].broker.outcome).toBe('startup');
    writeFileSync(join(cwd, 'acl'), 'topic read a\n');
    expect(json(cwd, '--map', '/no/such=.').output.files[0].broker.outcome).toBe('running');
  });

  test('--cwd says where relative paths start', () => {
    const cwd = place({ 'etc/mosquitto.conf': `${OPEN}acl_file data/acl\n`, 'data/acl': 'topic read a\n' });
    expect(json(cwd, 'etc/mosquitto.conf').output.files[0].broker.outcome).toBe('startup');
    expect(json(cwd, 'etc/mosquitto.conf', '--cwd', '.').output.files[0].broker.outcome).toBe('running');
  });

  test('a folder and a glob without the files of other programs', () => {
    const logrotate = '/var/log/mosquitto/mosquitto.log {\n\trotate 7\n}\n';
    const cwd = place({ 'logrotate/mosquitto.conf': logrotate, 'etc/mosquitto.conf': OPEN });
    const paths = (...args: string[]) =>
      json(cwd, ...args).output.files.map(({ path }: { path: string }) => path);
    expect(paths('.')).toEqual(['etc/mosquitto.conf']);
    expect(paths('**/*.conf')).toEqual(['etc/mosquitto.conf']);
    expect(paths('logrotate/mosquitto.conf'), 'named').toEqual(['logrotate/mosquitto.conf']);
    expect(checkconfig(cwd, ['lint', 'logrotate'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('"logrotate/mosquitto.conf" is of another program'),
    });
  });

  test('an ACL file alone', () => {
    const cwd = place({
      'users.acl': 'user alice\ntopic read a/#/b\n',
      'right.acl': 'user alice\ntopic readwrite home/#\n',
    });
    const { status, output } = json(cwd, 'users.acl', 'right.acl');
    expect(status).toBe(1);
    expect(output.files).toMatchObject([
      {
        path: 'users.acl',
        broker: { outcome: 'startup' },
        diagnostics: [{ rule: 'acl-topic-invalid', file: 'users.acl', range: { start: { line: 1 } } }],
      },
      { path: 'right.acl', broker: { outcome: 'running' }, diagnostics: [] },
    ]);
  });

  test('many files, on several threads: every one, in order', () => {
    const name = (n: number) => `f${String(n).padStart(3, '0')}.conf`;
    const all = Array.from({ length: 450 }, (_, n) => [name(n), n % 100 === 7 ? 'nonsense\n' : OPEN]);
    const { output } = json(place(Object.fromEntries(all)), '*.conf');
    const refused = output.files.flatMap(({ path, broker }: { path: string; broker: { outcome: string } }) =>
      broker.outcome === 'running' ? [] : [path],
    );
    expect(output.files.map(({ path }: { path: string }) => path)).toEqual(all.map(([path]) => path));
    expect(refused).toEqual(['f007.conf', 'f107.conf', 'f207.conf', 'f307.conf', 'f407.conf']);
  });

  test('a mistake in the settings of one of many files is still one sentence', () => {
    const all = Array.from({ length: 450 }, (_, n) => [`f${n}.conf`, OPEN]);
    const cwd = place({ ...Object.fromEntries(all), 'checkconfig.yaml': 'target: "9"\n' });
    const { status, stdout, stderr } = checkconfig(cwd, ['lint', '*.conf']);
    expect(stderr).toMatch(/^checkconfig: there is no release "9"[^\n]*\n$/);
    expect([status, stdout]).toEqual([2, '']);
  });

  test('--max-warnings', () => {
    const cwd = place({ 'mosquitto.conf': `${OPEN}persistent_client_expiration 30m\n` });
    expect(json(cwd).status).toBe(0);
    expect(json(cwd, '--max-warnings', '1').status).toBe(0);
    expect(json(cwd, '--max-warnings', '0').status).toBe(1);
  });

  test('for people: the line, a mark, what, why and what to do', () => {
    const cwd = place({ 'mosquitto.conf': 'listener 1883\n  # open to all\nallow_anonymous yes\n' });
    const { stdout, status } = checkconfig(cwd, []);
    expect(status).toBe(1);
    expect(stdout).toContain('mosquitto.conf:2:3 error ');
    expect(stdout).toContain('2 |   # open to all\n  |   ^\n');
    expect(stdout).toContain(
      'mosquitto.conf:3:17 error `allow_anonymous` takes `true` or `false`, not `yes`. invalid-boolean',
    );
    expect(stdout).toContain('3 | allow_anonymous yes\n  |                 ^^^\n');
    expect(stdout).toContain('= why: ');
    expect(stdout).toContain('= do: Write `allow_anonymous true`.');
    expect(stdout).toContain('Mosquitto 2.1.2 refuses this configuration. 2 errors, 0 warnings.');
    expect(stdout).not.toContain('\u001b');
  });

  test('colours when asked for, and NO_COLOR', () => {
    const cwd = place({ 'mosquitto.conf': 'nonsense\n' });
    expect(checkconfig(cwd, ['lint', '--color']).stdout).toContain('\u001b[31m');
    expect(checkconfig(cwd, ['lint'], undefined, { FORCE_COLOR: '1' }).stdout).toContain('\u001b[31m');
    expect(checkconfig(cwd, ['lint'], undefined, { FORCE_COLOR: '1', NO_COLOR: '1' }).stdout).not.toContain(
      '\u001b',
    );
    expect(checkconfig(cwd, ['lint', '--no-color'], undefined, { FORCE_COLOR: '1' }).stdout).not.toContain(
      '\u001b',
    );
  });
});

describe('bad input gets one clear sentence', () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    [
      'a file that is not there',
      ['lint', 'nowhere.conf'],
      /^checkconfig: there is no file "nowhere\.conf"\n$/,
    ],
    [
      'a folder without a configuration',
      ['lint', 'empty'],
      /^checkconfig: there is no mosquitto\.conf in the folder "empty"\n$/,
    ],
    ['a glob that matches nothing', ['lint', '*.nothing'], /^checkconfig: no file matches "\*\.nothing"\n$/],
    [
      'an unknown release',
      ['lint', 'm.conf', '--target', '9.7'],
      /^checkconfig: there is no release "9\.7" \(did you mean /,
    ],
    [
      'an unknown format',
      ['lint', 'm.conf', '--format', 'xml'],
      /^error: option '--format <format>' argument 'xml' is invalid/,
    ],
    ['an unknown option', ['lint', '--nonsense'], /^error: unknown option '--nonsense'/],
    [
      'a map without a target',
      ['lint', 'm.conf', '--map', '/x'],
      /^checkconfig: --map wants FROM=TO, not "\/x"\n$/,
    ],
    [
      'a number that is none',
      ['lint', 'm.conf', '--max-warnings', 'few'],
      /^checkconfig: --max-warnings wants a whole number, not "few"\n$/,
    ],
    ['-f without a file', ['-f'], /^error: option '-f, --file <file>' argument missing\n$/],
  ];

  test.each(cases)('%s', (_, args, pattern) => {
    const cwd = place({ 'empty/x.txt': '', 'm.conf': OPEN });
    const { status, stdout, stderr } = checkconfig(cwd, args);
    expect(stderr).toMatch(pattern);
    expect(stderr).not.toContain(' at ');
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  test('a file that may not be read', () => {
    const cwd = place({ 'm.conf': OPEN });
    chmodSync(join(cwd, 'm.conf'), 0);
    // Root may read anything, unless it gives up that right first.
    const root = process.getuid?.() === 0;
    const asOthers = ['setpriv', '--bounding-set', '-dac_override,-dac_read_search'];
    expect(checkconfig(cwd, ['lint', 'm.conf'], undefined, {}, root ? asOthers : [])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'checkconfig: "m.conf": permission denied\n',
    });
  });

  test('a binary file: one diagnostic', () => {
    const bytes = Uint8Array.from({ length: 4096 }, (_, index) => 1 + ((index * 7919) % 255));
    const { output, status } = json(place({ 'mosquitto.conf': bytes }));
    expect(status).toBe(1);
    expect(output.files[0].diagnostics).toMatchObject([{ rule: 'not-a-configuration', severity: 'error' }]);
  });

  test('a line of a million words', () => {
    const words = 'a '.repeat(1_000_000);
    const cwd = place({ 'mosquitto.conf': `${OPEN}connection b\naddress ${words}\ntopic ${words}\n` });
    const { stderr } = checkconfig(cwd, ['lint', '--target', '2.0.22']);
    expect(stderr).toBe('');
  });

  test('a line of ten megabytes', () => {
    const cwd = place({ 'mosquitto.conf': `listener 1883\n${'x'.repeat(10_000_000)}\n` });
    const { status, stdout, stderr } = checkconfig(cwd, ['lint']);
    expect(stderr).toBe('');
    expect(status).toBe(1);
    expect(stdout.length).toBeLessThan(3000);
    expect(stdout).toContain('mosquitto.conf:2:1 error ');
  });
});

describe('active', () => {
  const files = {
    'mosquitto.conf': '# main\nlistener 1883\n\ninclude_dir conf.d\nallow_anonymous true\n',
    'conf.d/b.conf': '# b\nlog_type error\n',
    'conf.d/A.conf': 'persistence true\n',
  };

  test('only what is set, included files in reading order', () => {
    expect(checkconfig(place(files), ['active', 'mosquitto.conf']).stdout).toBe(
      [
        'mosquitto.conf',
        '2  listener 1883',
        '4  include_dir conf.d',
        '',
        'conf.d/A.conf',
        '1  persistence true',
        '',
        'conf.d/b.conf',
        '2  log_type error',
        '',
        'mosquitto.conf',
        '5  allow_anonymous true',
        '',
      ].join('\n'),
    );
  });

  test('as many lines as there are', () => {
    const cwd = place({ 'mosquitto.conf': 'log_type error\n'.repeat(200_000) });
    const { stdout, stderr } = checkconfig(cwd, ['active']);
    expect(stderr).toBe('');
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('200000  log_type error');
  });

  test('a file that is refused: says why, beside what it prints', () => {
    const cwd = place({ 'mosquitto.conf': 'listener 1883\nmax_qos 3\n' });
    const { stdout, stderr } = checkconfig(cwd, ['active']);
    expect(stdout).toBe('1  listener 1883\n2  max_qos 3\n');
    expect(stderr).toMatch(
      /^checkconfig: Mosquitto 2\.1\.2 refuses "mosquitto\.conf" \(mosquitto\.conf:2\): .*max_qos/,
    );
    const { refused } = JSON.parse(checkconfig(cwd, ['active', '--format', 'json']).stdout);
    expect(refused.message).toContain('max_qos');
  });

  test('as JSON', () => {
    const { stdout } = checkconfig(place(files), ['active', '--format', 'json']);
    expect(
      JSON.parse(stdout).settings.map(
        (line: { file: string; line: number; directive: string; value: string }) => [
          `${line.file}:${line.line}`,
          line.directive,
          line.value,
        ],
      ),
    ).toEqual([
      ['mosquitto.conf:2', 'listener', '1883'],
      ['mosquitto.conf:4', 'include_dir', 'conf.d'],
      ['conf.d/A.conf:1', 'persistence', 'true'],
      ['conf.d/b.conf:2', 'log_type', 'error'],
      ['mosquitto.conf:5', 'allow_anonymous', 'true'],
    ]);
  });

  test('-f prints what checkconfig.py prints', () => {
    const cwd = place({ 'm1.conf': '# ports\nport 1883    \r\n\r\nlistener 1884\r\nprotocol mqtt\r\n' });
    expect(checkconfig(cwd, ['-f', 'm1.conf']).stdout).toBe(
      'Checking file m1.conf\nport 1883      #####Line Number 2\nlistener 1884  #####Line Number 4\nprotocol mqtt  #####Line Number 5\n',
    );
  });
});

describe('help', () => {
  test.each([
    ['lnt', 'checkconfig: there is no command "lnt"; did you mean "checkconfig help lint"?\n'],
    ['something', 'checkconfig: there is no command "something": checkconfig --help lists them\n'],
  ])('for %s, which is not a command, is one line', (asked, stderr) => {
    expect(checkconfig(place({}), ['help', asked])).toEqual({ status: 2, stdout: '', stderr });
  });

  test.each([['--help'], ['lint', '--help'], ['active', '--help'], ['completion', '--help']])(
    '%s %s',
    (...args) => {
      const { status, stdout } = checkconfig(folder, args.filter(Boolean));
      expect(status).toBe(0);
      expect(stdout).toMatch(/Examples:\n {2}checkconfig/);
    },
  );

  test('--version', () => {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    expect(checkconfig(folder, ['--version'])).toMatchObject({ status: 0, stdout: `${version}\n` });
  });

  test.each(['bash', 'zsh', 'fish'])('completion for %s knows commands and options', (shell) => {
    const { status, stdout } = checkconfig(folder, ['completion', shell]);
    expect(status).toBe(0);
    for (const word of ['lint', 'active', 'max-warnings', 'json', 'pretty']) expect(stdout).toContain(word);
  });

  test('the bash completion completes', () => {
    const script = join(folder, 'completion.bash');
    writeFileSync(script, checkconfig(folder, ['completion', 'bash']).stdout);
    const complete = (words: readonly string[]) =>
      spawnSync(
        'bash',
        [
          '-c',
          `source "${script}"; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _checkconfig; echo "\${COMPREPLY[@]}"`,
        ],
        { encoding: 'utf8' },
      )
        .stdout.trim()
        .split(/\s+/);
    expect(complete(['checkconfig', 'li'])).toContain('lint');
    expect(complete(['checkconfig', 'lint', '--max'])).toEqual(['--max-warnings']);
    expect(complete(['checkconfig', '--fi'])).toContain('--file');
    expect(complete(['checkconfig', '-f', '--max'])).toEqual(['']);
    expect(complete(['checkconfig', 'lint', '--format', ''])).toEqual(
      expect.arrayContaining(['pretty', 'json', 'sarif']),
    );
  });
});
