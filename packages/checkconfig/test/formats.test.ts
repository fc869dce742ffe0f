import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { latest } from '@mosquitto-conf/config';
import { default as Ajv4 } from 'ajv-draft-04';
import { describe, expect, test } from 'vitest';
import { checkconfig, OPEN, place } from './support.js';

const files = {
  'a b/mosquitto.conf': `${OPEN}persistent_client_expiration 30m\n`,
  'mosquitto.conf': 'listener 1883\n  # <open> & "all"\nallow_anonymous yes\n',
};

function lint(format: string, ...args: readonly string[]): string {
  const { stdout, stderr, status } = checkconfig(place(files), [
    'lint',
    'mosquitto.conf',
    'a b',
    '--format',
    format,
    ...args,
  ]);
  expect(stderr).toBe('');
  expect(status).toBe(1);
  return stdout;
}

test('compact: one line each', () => {
  expect(lint('compact').split('\n')).toEqual([
    expect.stringMatching(/^mosquitto\.conf:2:3: error: This comment is indented.* \[unknown-directive\]$/),
    expect.stringMatching(/^mosquitto\.conf:3:17: error: .* \[invalid-boolean\]$/),
    expect.stringMatching(/^a b\/mosquitto\.conf:3:1: warning: .* \[duration-in-months\]$/),
    '',
  ]);
});

test('github: workflow commands, escaped', () => {
  expect(lint('github').split('\n')).toEqual([
    expect.stringMatching(
      /^::error file=mosquitto\.conf,line=2,endLine=2,col=3,endColumn=3,title=unknown-directive::/,
    ),
    expect.stringMatching(
      /^::error file=mosquitto\.conf,line=3,endLine=3,col=17,endColumn=19,title=invalid-boolean::/,
    ),
    expect.stringMatching(/^::warning file=a b\/mosquitto\.conf,line=3,.*title=duration-in-months::/),
    '',
  ]);
});

test('github is chosen by itself in GitHub Actions', () => {
  const { stdout } = checkconfig(place(files), ['lint', 'mosquitto.conf'], undefined, {
    GITHUB_ACTIONS: 'true',
  });
  expect(stdout).toMatch(/^::error file=/);
});

test('gitlab: a Code Quality report with distinct, stable fingerprints', () => {
  const report = JSON.parse(lint('gitlab'));
  expect(report).toMatchObject([
    {
      check_name: 'unknown-directive',
      severity: 'critical',
      location: { path: 'mosquitto.conf', lines: { begin: 2 } },
    },
    { check_name: 'invalid-boolean', severity: 'critical' },
    { check_name: 'duration-in-months', severity: 'major', location: { path: 'a b/mosquitto.conf' } },
  ]);
  const prints = report.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
  expect(new Set(prints).size).toBe(3);
  expect(JSON.parse(lint('gitlab')).map(({ fingerprint }: { fingerprint: string }) => fingerprint)).toEqual(
    prints,
  );
});

test('sarif: valid against the schema of SARIF 2.1.0', () => {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('@microsoft/jest-sarif/package.json'));
  const schema = JSON.parse(readFileSync(join(folder, 'lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
  const validate = new Ajv4.default({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
    schema,
  );
  const log = JSON.parse(lint('sarif'));
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  const [run] = log.runs;
  expect(run.results).toMatchObject([
    { ruleId: 'unknown-directive', level: 'error' },
    { ruleId: 'invalid-boolean', level: 'error' },
    { ruleId: 'duration-in-months', level: 'warning' },
  ]);
  expect(run.results[2].locations[0].physicalLocation.artifactLocation.uri).toBe('a%20b/mosquitto.conf');
  for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
  for (const { id, help, helpUri } of run.tool.driver.rules) {
    expect(help.markdown).toMatch(new RegExp(`^# ${id}\\n`));
    expect(help.text).toContain(`checkconfig explain ${id}`);
    expect(helpUri).toBeUndefined();
  }
  const [comment] = run.results;
  expect(comment.fixes[0].artifactChanges[0]).toEqual({
    artifactLocation: { uri: 'mosquitto.conf' },
    replacements: [
      {
        deletedRegion: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 3 },
        insertedContent: { text: '' },
      },
    ],
  });
  const prints = run.results.map((one: { partialFingerprints: object }) =>
    JSON.stringify(one.partialFingerprints),
  );
  expect(new Set(prints).size).toBe(prints.length);
});

describe('each configuration has the release that it was checked for', () => {
  const cwd = place({
    'old/mosquitto.conf': `${OPEN}persistent_client_expiration 30m\n`,
    'old/checkconfig.yaml': 'target: 1.6.15\n',
    'compose/mosquitto.conf': `${OPEN}persistent_client_expiration 30m\n`,
    'compose/compose.yaml':
      'services:\n  mqtt:\n    image: eclipse-mosquitto:2.0.22\n    volumes: [./mosquitto.conf:/mosquitto/config/mosquitto.conf]\n',
  });
  const report = (format: string, ...args: readonly string[]) =>
    checkconfig(cwd, ['lint', 'old', 'compose', '--format', format, ...args]).stdout;
  const targets = (format: string, ...args: readonly string[]) => {
    const [run] = JSON.parse(report(format, ...args)).runs;
    const ofResults = run.results
      .filter(({ ruleId }: { ruleId: string }) => ruleId === 'duration-in-months')
      .map(({ properties }: { properties: { targets: string[] } }) => properties.targets);
    return [run.properties.targets, ...ofResults];
  };

  test('junit', () => {
    const classes = (...args: readonly string[]) =>
      [...report('junit', ...args).matchAll(/classname="([^"]*)" name="([^"]*)"/g)].map(([, name, path]) => [
        path,
        name,
      ]);
    expect(classes()).toEqual([
      ['old/mosquitto.conf', 'checkconfig.1.6.15'],
      ['compose/mosquitto.conf', 'checkconfig.2.0.22'],
    ]);
    expect(classes('--target', '2.0.18', '--target', '2.0.20')).toEqual([
      ['old/mosquitto.conf', 'checkconfig.2.0.18+2.0.20'],
      ['compose/mosquitto.conf', 'checkconfig.2.0.18+2.0.20'],
    ]);
  });

  test('sarif', () => {
    expect(targets('sarif')).toEqual([['1.6.15', '2.0.22'], ['1.6.15'], ['2.0.22']]);
    const both = ['2.0.18', '2.0.20'];
    expect(targets('sarif', '--target', '2.0.18', '--target', '2.0.20')).toEqual([both, both, both]);
  });

  test('json', () => {
    const release = (...paths: readonly string[]) => {
      const { target, files: all } = JSON.parse(
        checkconfig(cwd, ['lint', ...paths, '--format', 'json']).stdout,
      );
      return [target, ...all.map((file: { target: string }) => file.target)];
    };
    expect(release('old')).toEqual(['1.6.15', '1.6.15']);
    expect(release('old', 'compose')).toEqual([latest.name, '1.6.15', '2.0.22']);
  });
});

test('codeclimate: issues with what the specification requires', () => {
  for (const issue of JSON.parse(lint('codeclimate')))
    expect(issue).toMatchObject({
      type: 'issue',
      check_name: expect.any(String),
      description: expect.any(String),
      categories: [expect.stringMatching(/^(Security|Bug Risk)$/)],
      location: { path: expect.any(String), lines: { begin: expect.any(Number), end: expect.any(Number) } },
      severity: expect.stringMatching(/^(info|minor|major|critical|blocker)$/),
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
});

test('rdjson: columns in bytes, and suggestions for the line of the finding', () => {
  const report = JSON.parse(lint('rdjson'));
  expect(report.source).toEqual({ name: 'checkconfig' });
  expect(report.diagnostics[0]).toMatchObject({
    location: { path: 'mosquitto.conf', range: { start: { line: 2, column: 3 } } },
    severity: 'ERROR',
    code: { value: 'unknown-directive' },
    suggestions: [{ range: { start: { line: 2, column: 1 }, end: { line: 2, column: 3 } }, text: '' }],
  });
  const cwd = place({ 'mosquitto.conf': 'listener 1883\nallow_anonymous \u00e9\u00e9\n' });
  const { stdout } = checkconfig(cwd, ['lint', '--format', 'rdjson']);
  expect(JSON.parse(stdout).diagnostics[0].location.range).toEqual({
    start: { line: 2, column: 17 },
    end: { line: 2, column: 21 },
  });
});

describe('XML', () => {
  test('checkstyle', () => {
    const report = lint('checkstyle');
    expect(report).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<checkstyle version="4\.3">\n {2}<file name="mosquitto\.conf">\n/,
    );
    expect(report).toContain('<error line="3" column="17" severity="error" message="');
    expect(report).toContain('source="checkconfig.invalid-boolean"/>');
    expect(report).toContain('<file name="a b/mosquitto.conf">');
  });

  test('junit: a test case a configuration', () => {
    const report = lint('junit');
    expect(report).toContain('<testsuites tests="2" failures="1" errors="0">');
    expect(report.match(/<testcase /g)).toHaveLength(2);
    expect(report.match(/<failure /g)).toHaveLength(2);
    expect(report).toContain('<system-out>a b/mosquitto.conf:3:1 warning ');
  });

  test.each([
    [[], 1],
    [['--max-warnings', '0'], 2],
    [['--max-warnings', '1'], 1],
    [['--fail-on', 'warning'], 2],
  ])('junit: fails where the exit code does: %j', (args, failures) => {
    expect(lint('junit', ...args)).toContain(`<testsuites tests="2" failures="${failures}" errors="0">`);
  });

  test('a value with anything in it stays well-formed', () => {
    const cwd = place({
      'mosquitto.conf': Buffer.from(`${'# comment\n'.repeat(20)}log_type <&"'\u0001\xff\n`, 'latin1'),
    });
    for (const format of ['checkstyle', 'junit']) {
      const { stdout } = checkconfig(cwd, ['lint', '--format', format]);
      expect(stdout).toContain('&lt;&amp;');
      expect(stdout).not.toContain('\u0001');
    }
  });
});

test('--quiet prints errors only; warnings still count', () => {
  expect(lint('compact', '--quiet')).not.toContain('warning');
  const { status, stdout } = checkconfig(place(files), [
    'lint',
    'a b',
    '--quiet',
    '--max-warnings',
    '0',
    '--format',
    'compact',
  ]);
  expect([status, stdout]).toEqual([1, '']);
});

test('--statistics counts by rule', () => {
  expect(lint('pretty', '--statistics')).toBe(
    '1  warning  duration-in-months (1 file)\n1  error    invalid-boolean (1 file)\n1  error    unknown-directive (1 file)\n',
  );
});

describe('notes', () => {
  const cwd = place({ 'mosquitto.conf': 'listener 1883\nallow_anonymous true\n' });

  test.each(['pretty', 'compact', 'github'])('%s counts them, and prints them with --info', (format) => {
    const usual = checkconfig(cwd, ['lint', '--format', format]);
    expect(usual.status).toBe(0);
    expect(usual.stdout).not.toContain('open-to-everybody');
    expect(usual.stdout + usual.stderr).toMatch(/\b1 note: show with --info/);
    const all = checkconfig(cwd, ['lint', '--format', format, '--info']);
    expect(all.stdout).toContain('open-to-everybody');
    expect(all.stdout + all.stderr).not.toContain('--info');
  });

  test.each(['json', 'sarif', 'gitlab', 'codeclimate', 'rdjson', 'junit', 'checkstyle'])(
    '%s has them',
    (format) => {
      const { stdout, stderr } = checkconfig(cwd, ['lint', '--format', format]);
      expect(stdout).toContain('open-to-everybody');
      expect(stderr).toBe('');
    },
  );

  test('--quiet leaves them out everywhere, and does not count them', () => {
    expect(checkconfig(cwd, ['lint', '--quiet', '--format', 'json']).stdout).not.toContain(
      'open-to-everybody',
    );
    expect(checkconfig(cwd, ['lint', '--quiet']).stdout).not.toContain('note');
  });

  test('what a setting makes a warning is none', () => {
    const { stdout } = checkconfig(cwd, ['lint', '--rule', 'security=warning']);
    expect(stdout).toContain('open-to-everybody');
    expect(stdout).toContain('0 errors, 1 warning.');
  });
});

describe('a terminal', () => {
  const cwd = place({ 'mosquitto.conf': 'nonsense\n' });
  const LINK = '\u001b]8;;';

  test('that shows links gets one to the page of the rule, a file of this user', () => {
    const env = { FORCE_HYPERLINK: '1', XDG_CACHE_HOME: place({}) };
    const { stdout } = checkconfig(cwd, ['lint', '--color'], undefined, env);
    const [, address = ''] = /\u001b\]8;;(file:[^\u0007]+)\u0007/.exec(stdout) ?? [];
    expect(readFileSync(new URL(address), 'utf8')).toMatch(/^# unknown-directive$/m);
  });

  test('gets no link where nothing may be kept, and the findings all the same', () => {
    const env = { FORCE_HYPERLINK: '1', NODE_DISABLE_COMPILE_CACHE: '1' };
    const { stdout, status } = checkconfig(cwd, ['lint', '--color'], undefined, env);
    expect(stdout).toContain('unknown-directive');
    expect(stdout).not.toContain(LINK);
    expect(status).toBe(1);
  });

  test.each([
    { FORCE_HYPERLINK: '1', NO_COLOR: '1' },
    { FORCE_HYPERLINK: '1' },
    { FORCE_COLOR: '1', TERM: 'dumb' },
    { TERM: 'xterm-kitty' },
  ])('that does not gets none: %j', (env) => {
    expect(checkconfig(cwd, ['lint'], undefined, env).stdout).not.toContain(LINK);
  });
});
