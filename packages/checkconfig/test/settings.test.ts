import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkconfig, json, OPEN, place } from './support.js';

const MONTHS = `${OPEN}persistent_client_expiration 30m\n`;

function rules(cwd: string, ...args: readonly string[]): string[] {
  const { output } = json(cwd, ...args);
  return output.files.flatMap((file: { path: string; diagnostics: { rule: string; severity: string }[] }) =>
    file.diagnostics
      .filter(({ severity }) => severity !== 'info')
      .map(({ rule, severity }) => `${file.path} ${severity} ${rule}`),
  );
}

describe('a settings file is found upwards from the configuration', () => {
  test('YAML', () => {
    const cwd = place({
      'checkconfig.yaml': 'rules:\n  duration-in-months: off\n',
      'a/b/mosquitto.conf': MONTHS,
    });
    expect(rules(cwd, 'a/b/mosquitto.conf')).toEqual([]);
    expect(rules(cwd, 'a/b/mosquitto.conf', '--no-config')).toEqual([
      'a/b/mosquitto.conf warning duration-in-months',
    ]);
  });

  test('JSON, and the nearest one counts', () => {
    const cwd = place({
      'checkconfig.yaml': 'rules: { duration-in-months: off }\n',
      'a/checkconfig.json': '{ "target": "2.0.22" }',
      'a/mosquitto.conf': MONTHS,
    });
    const { output } = json(cwd, 'a/mosquitto.conf');
    expect(output.files[0].target).toBe('2.0.22');
    expect(rules(cwd, 'a/mosquitto.conf')).toEqual(['a/mosquitto.conf warning duration-in-months']);
  });

  test('the command line comes first', () => {
    const cwd = place({
      'checkconfig.yaml': 'target: "1.6"\nrules: { duration-in-months: off }\n',
      'mosquitto.conf': MONTHS,
    });
    const { output } = json(cwd, '--target', '2.0.18', '--rule', 'duration-in-months=error');
    expect(output.files[0].target).toBe('2.0.18');
    expect(rules(cwd, '--rule', 'duration-in-months=error')).toEqual([
      'mosquitto.conf error duration-in-months',
    ]);
  });

  test('rules by category, glob or all, of which the most specific counts', () => {
    const cwd = place({
      'checkconfig.yaml': 'rules: { all: info, "duration-*": error, pitfall: off }\n',
      'mosquitto.conf': MONTHS,
    });
    expect(rules(cwd)).toEqual(['mosquitto.conf error duration-in-months']);
    expect(rules(cwd, '--rule', 'duration-in-months=off')).toEqual([]);
    expect(rules(cwd, '--rule', 'all=off')).toEqual(['mosquitto.conf error duration-in-months']);
  });

  test('profiles, below what rules say', () => {
    const cwd = place({
      'checkconfig.yaml': 'profile: production\n',
      'mosquitto.conf': 'listener 1883\nallow_anonymous true\n',
    });
    expect(rules(cwd)).toEqual(['mosquitto.conf error open-to-everybody']);
    expect(rules(cwd, '--profile', 'home')).toEqual([]);
    expect(rules(cwd, '-p', 'home')).toEqual([]);
    expect(rules(cwd, '--rule', 'security=warning')).toEqual(['mosquitto.conf warning open-to-everybody']);
  });

  test.each(['home', 'production', 'strict'])('no profile makes less of an error: %s', (profile) => {
    const cwd = place({ 'mosquitto.conf': 'nonsense\n' });
    expect(rules(cwd, '--profile', profile, '--rule', 'all=off')).toEqual([
      'mosquitto.conf error unknown-directive',
    ]);
  });

  test('overrides by glob, ignored files, and paths relative to the settings', () => {
    const cwd = place({
      'checkconfig.yaml': [
        'map: { /mosquitto/config: image/config }',
        'ignore: ["old/**"]',
        'overrides:',
        '  - files: ["legacy/*"]',
        '    target: "1.6"',
        '',
      ].join('\n'),
      'new/mosquitto.conf': `${OPEN}acl_file /mosquitto/config/acl\n`,
      'legacy/mosquitto.conf': 'max_queued_messages\n',
      'old/mosquitto.conf': 'nonsense\n',
      'image/config/acl': 'topic read a\n',
    });
    const { output } = json(cwd, '.');
    expect(
      output.files.map(
        ({ path, target, broker }: { path: string; target: string; broker: { outcome: string } }) => [
          path,
          target,
          broker.outcome,
        ],
      ),
    ).toEqual([
      ['legacy/mosquitto.conf', '1.6.15', 'running'],
      ['new/mosquitto.conf', '2.1.2', 'running'],
    ]);
    expect(json(cwd, 'old/mosquitto.conf').output.files).toHaveLength(1);
  });

  test.each([
    ['targets: x\n', /: There is no "targets" here\. Did you mean "target"\?\n$/],
    [
      'rules: { local-only: maybe }\n',
      /rules\.local-only: "maybe" is not possible here\. Possible: off, info, warning, error\.\n$/,
    ],
    ['rules: { local-only: warn }\n', /"warn" is not possible here\. Did you mean "warning"\?\n$/],
    ['rules: { ALL: off }\n', /there is no rule "ALL"; did you mean "all"\?\n$/],
    ['rules: [local-only]\n', /rules: This must be a map of keys and values\.\n$/],
    ['overrides: [{ rules: { all: off } }]\n', /overrides\.0: "files" is missing\.\n$/],
    ['target: 2.0\n', /target: This must be a text\. Write the number in quotes\.\n$/],
    ['rules: { no-such-rule: off }\n', /there is no rule "no-such-rule"\n$/],
    ['rules: { "acls-*": off }\n', /no rule matches "acls-\*"; did you mean "acl-\*"\?\n$/],
    ['rules: { securty: off }\n', /there is no rule "securty"; did you mean "security"\?\n$/],
    ['profile: office\n', /profile: "office" is not possible here\. Possible: home, production, strict\.\n$/],
    ['target: "9.9"\n', /there is no release "9\.9"/],
    ['a: [\n', /are not well-formed: /],
  ])('a mistake in it is one sentence: %j', (text, pattern) => {
    const { status, stderr, stdout } = checkconfig(
      place({ 'checkconfig.yaml': text, 'mosquitto.conf': OPEN }),
      ['lint'],
    );
    expect(stderr).toMatch(pattern);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect([status, stdout]).toEqual([2, '']);
  });

  test.each([['nothing=off'], ['duration-in-months=never'], ['duration-in-months']])('--rule %s', (rule) => {
    const { status, stderr } = checkconfig(place({ 'mosquitto.conf': OPEN }), ['lint', '--rule', rule]);
    expect(stderr).toMatch(/^checkconfig: --rule/);
    expect(status).toBe(2);
  });
});

describe('fixes', () => {
  const BROKEN = '  # open\r\nlistener 1883 127.0.0.1\r\nallow_anonymous true\r\n';

  test('--fix writes what is safe, keeps line endings, and reports what is left', () => {
    const cwd = place({ 'mosquitto.conf': `${BROKEN}listner 1884\r\n` });
    const { status, stdout } = checkconfig(cwd, ['lint', '--fix', '--format', 'compact']);
    expect(readFileSync(join(cwd, 'mosquitto.conf'), 'utf8')).toBe(
      '# open\r\nlistener 1883 127.0.0.1\r\nallow_anonymous true\r\nlistner 1884\r\n',
    );
    expect(stdout).toMatch(/^mosquitto\.conf:4:1: error: .*\n$/);
    expect(status).toBe(1);
  });

  test('--fix-unsafe writes the rest as well', () => {
    const cwd = place({ 'mosquitto.conf': `${BROKEN}listner 1884\r\n` });
    expect(checkconfig(cwd, ['lint', '--fix-unsafe']).status).toBe(0);
    expect(readFileSync(join(cwd, 'mosquitto.conf'), 'utf8')).toContain('\r\nlistener 1884\r\n');
  });

  test('--fix-dry-run prints a diff and writes nothing', () => {
    const cwd = place({ 'm/mosquitto.conf': BROKEN });
    const { stdout } = checkconfig(cwd, ['lint', 'm', '--fix-dry-run']);
    expect(stdout).toContain('--- m/mosquitto.conf\tbefore\n+++ m/mosquitto.conf\tafter\n');
    expect(stdout).toContain('-  # open\r\n+# open\r\n');
    expect(readFileSync(join(cwd, 'm/mosquitto.conf'), 'utf8')).toBe(BROKEN);
  });

  test('an included file is fixed where it is', () => {
    const cwd = place({ 'mosquitto.conf': `${OPEN}include_dir conf.d\n`, 'conf.d/a.conf': ' # note\n' });
    expect(checkconfig(cwd, ['lint', '--fix']).status).toBe(0);
    expect(readFileSync(join(cwd, 'conf.d/a.conf'), 'utf8')).toBe('# note\n');
  });

  test('standard input comes out fixed', () => {
    const { stdout } = checkconfig(place({}), ['lint', '-', '--fix'], BROKEN);
    expect(stdout).toBe('# open\r\nlistener 1883 127.0.0.1\r\nallow_anonymous true\r\n');
  });
});

describe('settings that extend others', () => {
  const base = 'rules:\n  duration-in-months: off\n  upgrade: error\n';

  test('what a file says comes before what it extends, and paths are those of the file that has them', () => {
    const cwd = place({
      'shared/base.yaml': `${base}map: { /srv: files }\ntarget: "2.0.22"\n`,
      'shared/files/extra/a.conf': MONTHS,
      'checkconfig.yaml': 'extends: shared/base.yaml\ntarget: "2.1.2"\n',
      'mosquitto.conf': 'include_dir /srv/extra\n',
    });
    const { output } = json(cwd);
    expect(output.files[0].target).toBe('2.1.2');
    expect(output.files[0].broker).not.toHaveProperty('unread');
    expect(rules(cwd)).toEqual([]);
  });

  test('of several the later one comes first; overrides and ignored files of all hold', () => {
    const cwd = place({
      'a.yaml': 'rules: { duration-in-months: off }\nignore: [old/**]\n',
      'b.yaml': 'overrides: [{ files: ["*.conf"], rules: { duration-in-months: error } }]\n',
      'checkconfig.yaml': 'extends: [a.yaml, b.yaml]\n',
      'mosquitto.conf': MONTHS,
      'old/mosquitto.conf': MONTHS,
    });
    expect(rules(cwd, '.')).toEqual(['mosquitto.conf error duration-in-months']);
  });

  test.each([
    [
      'checkconfig.yaml',
      'the settings "checkconfig.yaml" extend themselves: checkconfig.yaml → checkconfig.yaml',
    ],
    [
      'a.yaml',
      'the settings "checkconfig.yaml" extend themselves: checkconfig.yaml → a.yaml → checkconfig.yaml',
    ],
    [
      'none.yaml',
      'the settings "checkconfig.yaml" extend "none.yaml", which cannot be read: there is no such file',
    ],
    [
      'bad.yaml',
      'the settings "bad.yaml": There is no "colour" here. Possible: target, main, profile, rules, root, map, cwd, checkFiles, bridges, extends, maxWarnings, ignore, overrides.',
    ],
  ])('%s', (extended, message) => {
    const cwd = place({
      'a.yaml': 'extends: checkconfig.yaml\n',
      'bad.yaml': 'colour: red\n',
      'checkconfig.yaml': `extends: ${extended}\n`,
      'mosquitto.conf': OPEN,
    });
    const { stderr, status } = checkconfig(cwd, ['lint', '--config', 'checkconfig.yaml', 'mosquitto.conf']);
    expect({ stderr, status }).toEqual({ stderr: `checkconfig: ${message}\n`, status: 2 });
  });
});

describe('maxWarnings', () => {
  const files = { 'a/mosquitto.conf': MONTHS, 'b/mosquitto.conf': MONTHS };
  const status = (settings: Record<string, string>, ...args: readonly string[]) =>
    checkconfig(place({ ...files, ...settings }), ['lint', '.', ...args]).status;

  test('counts the warnings of all files that the settings are for', () => {
    expect(status({ 'checkconfig.yaml': 'maxWarnings: 2\n' })).toBe(0);
    expect(status({ 'checkconfig.yaml': 'maxWarnings: 1\n' })).toBe(1);
    expect(status({ 'a/checkconfig.yaml': 'maxWarnings: 1\n' })).toBe(0);
    expect(status({ 'a/checkconfig.yaml': 'maxWarnings: 0\n' })).toBe(1);
  });

  test('holds where settings extend it, and the command line comes first', () => {
    expect(status({ 'checkconfig.yaml': 'extends: base.yaml\n', 'base.yaml': 'maxWarnings: 1\n' })).toBe(1);
    expect(status({ 'checkconfig.yaml': 'maxWarnings: 0\n' }, '--max-warnings', '2')).toBe(0);
  });
});
