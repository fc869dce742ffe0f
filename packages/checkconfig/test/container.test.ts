import { chmodSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkconfig, json, place } from './support.js';

const CONF = 'listener 1883\npassword_file /mosquitto/config/passwd\n';
const compose = (volumes: string, image = 'eclipse-mosquitto:2.0.22') =>
  `services:\n  broker:\n    image: ${image}\n    volumes: [${volumes}]\n`;
const MOUNTED = compose('./config:/mosquitto/config');
const USER = `ana:$7$101$${'A'.repeat(16)}$${'A'.repeat(86)}==\n`;

/** What is found of the files that a configuration names. */
function rules(cwd: string, ...args: readonly string[]): string[] {
  const [file] = json(cwd, ...args).output.files;
  const found: readonly string[] = file.diagnostics.map(({ rule }: { rule: string }) => rule);
  return found.filter((rule) => /^(access|container-path|credential|file|password-file)-/.test(rule));
}

describe('a configuration that a compose file mounts', () => {
  test('is checked for the release of the image, which the summary says', () => {
    const cwd = place({ 'compose.yaml': MOUNTED, 'config/mosquitto.conf': CONF, 'config/passwd': USER });
    const { stdout } = checkconfig(cwd, ['lint', 'config/mosquitto.conf']);
    expect(stdout).toContain('Mosquitto 2.0.22 (from compose.yaml) starts with this configuration');
    expect(json(cwd, 'config').output.files[0]).toMatchObject({
      target: '2.0.22',
      targetFrom: 'compose.yaml',
    });
  });

  test('or of that which an override names', () => {
    const override = 'services: { broker: { image: "eclipse-mosquitto:2.1.2" } }\n';
    const cwd = place({
      'compose.yaml': MOUNTED,
      'compose.override.yaml': override,
      'config/mosquitto.conf': CONF,
      'config/passwd': USER,
    });
    expect(json(cwd, 'config').output.files[0]).toMatchObject({
      target: '2.1.2',
      targetFrom: 'compose.override.yaml',
    });
  });

  test('without an access file that it names the broker may not start', () => {
    const cwd = place({
      'compose.yaml': compose('./mosquitto.conf:/mosquitto/config/mosquitto.conf'),
      'mosquitto.conf': CONF,
    });
    expect(json(cwd, 'mosquitto.conf').output.files[0].broker.outcome).toBe('unknown');
  });

  test('an option or a settings file comes first', () => {
    const files = { 'compose.yaml': MOUNTED, 'config/mosquitto.conf': CONF, 'config/passwd': USER };
    const cwd = place({ ...files, 'checkconfig.yaml': 'target: "1.6.15"\n' });
    expect(json(cwd, 'config').output.files[0]).toMatchObject({
      target: '1.6.15',
      targetFrom: 'checkconfig.yaml',
    });
    const [named] = json(cwd, 'config', '--target', '2.1.2').output.files;
    expect(named.target).toBe('2.1.2');
    expect(named).not.toHaveProperty('targetFrom');
  });

  test('its files are found here as the container has them', () => {
    const files = { 'compose.yaml': MOUNTED, 'config/mosquitto.conf': CONF };
    expect(rules(place({ ...files, 'config/passwd': 'ana\n' }), 'config')).toContain(
      'credential-line-ignored',
    );
    // What is missing here may be on the machine that it is for: secrets are in no repository.
    expect(rules(place(files), 'config')).toEqual(['file-not-here']);
  });

  test('what is neither mounted nor in the image is named, once', () => {
    const conf = `${CONF}acl_file /mosquitto/config/acl\npersistence_location /mosquitto/data/\n`;
    const cwd = place({
      'compose.yaml': compose('./mosquitto.conf:/mosquitto/config/mosquitto.conf'),
      'mosquitto.conf': conf,
    });
    expect(rules(cwd, 'mosquitto.conf')).toEqual(['container-path-missing']);
    expect(checkconfig(cwd, ['lint', 'mosquitto.conf']).stdout).toContain(
      '`/mosquitto/config/passwd` and `/mosquitto/config/acl` are not in the image, and no volume of compose.yaml mounts them.',
    );
  });

  test('nothing outside the folder of the compose file is read for it', () => {
    const cwd = place({
      'secret/passwd': 'marker\n',
      'repo/compose.yaml': compose(
        './mosquitto.conf:/mosquitto/config/mosquitto.conf, ../secret:/mosquitto/secret',
      ),
      'repo/mosquitto.conf': 'listener 1883\npassword_file /mosquitto/secret/passwd\n',
    });
    expect(rules(cwd, 'repo/mosquitto.conf')).toEqual(['file-not-here']);
  });

  test('of several configurations, each has its own release', () => {
    const cwd = place({
      'a/compose.yaml': compose('.:/mosquitto/config', 'eclipse-mosquitto:1.6.15'),
      'a/mosquitto.conf': 'allow_anonymous false\n',
      'b/mosquitto.conf': 'allow_anonymous false\n',
    });
    const { stdout } = checkconfig(cwd, ['lint', '.']);
    expect(stdout).toMatch(/Checked for Mosquitto 1\.6\.15 \(from a\/compose\.yaml\), \d+\.\d+\.\d+\.\n$/);
  });
});

describe('a configuration of this machine', () => {
  const installed = (text: string) => {
    const cwd = place({
      'bin/mosquitto': `#!/bin/sh\n${text}\n`,
      'mosquitto.conf': 'allow_anonymous false\n',
    });
    chmodSync(join(cwd, 'bin/mosquitto'), 0o755);
    const env = { PATH: [join(cwd, 'bin'), process.env.PATH].join(delimiter) };
    return checkconfig(cwd, ['lint', '--check-files', 'mosquitto.conf'], undefined, env).stdout;
  };

  test('is checked for the installed broker', () => {
    const stdout = installed('echo "mosquitto version 1.6.9"; exit 3');
    expect(stdout).toContain('Mosquitto 1.6.9 (from the installed broker)');
  });

  test.each(['echo nothing', 'kill -9 $$', 'echo "mosquitto version 0.15"'])(
    'another program of that name does no harm: %s',
    (text) => {
      // The broker may be installed all the same.
      expect(installed(text)).toMatch(/Mosquitto \d+\.\d+\.\d+ (\(from the installed broker\) )?\w+/);
    },
  );

  test('a copy of another machine is not', () => {
    const cwd = place({ 'mosquitto.conf': 'allow_anonymous false\n' });
    expect(checkconfig(cwd, ['lint', 'mosquitto.conf']).stdout).not.toContain('installed broker');
  });
});

describe('a file of the broker that is here', () => {
  const own = place({ 'mosquitto/passwd': USER, 'other/passwd': USER });
  const conf = (...lines: readonly string[]) => ['user root', 'listener 1883', ...lines, ''].join('\n');
  const named = `password_file ${own}/mosquitto/passwd`;
  const missing = `acl_file ${own}/mosquitto/acl`;
  const check = (text: string, ...args: readonly string[]) =>
    rules(place({ 'mosquitto.conf': text, 'conf.d/a.conf': `${named}\n` }), 'mosquitto.conf', ...args);

  test('shows that this is its machine: what is missing here is missing', () => {
    expect(check(conf(named, missing))).toEqual(['access-file-missing']);
    expect(check(conf('include_dir conf.d', missing))).toEqual(['access-file-missing']);
  });

  test('which the output says', () => {
    const cwd = place({ 'mosquitto.conf': conf(named) });
    expect(checkconfig(cwd, ['lint', 'mosquitto.conf']).stderr).toBe(
      `checkconfig: "${own}/mosquitto/passwd" is here, so this is taken for the broker's machine (--no-check-files says otherwise)\n`,
    );
    const { output } = json(cwd, 'mosquitto.conf');
    expect(output.files[0].checkFilesFrom).toBe(`${own}/mosquitto/passwd`);
  });

  test.each([
    ['an option', ['--no-check-files']],
    ['a place of its files', ['--map', '/etc/mosquitto=.']],
  ])('shows nothing where %s says otherwise', (_, args) => {
    expect(check(conf(named, missing), ...args)).not.toContain('access-file-missing');
  });

  test.each([
    ['of another folder', `password_file ${own}/other/passwd`],
    ['that every machine has', 'certfile /dev/null'],
    ['of certificates that the system brings', 'cafile /etc/ssl/certs/ca-certificates.crt'],
    ['that packages bring: a folder', `persistence_location ${own}/mosquitto/`],
    ['that packages bring: a log', `log_dest file ${own}/mosquitto/passwd`],
    ['in a comment', `# ${named}`],
  ])('shows nothing if it is one %s', (_, line) => {
    expect(check(conf(line, missing))).not.toContain('access-file-missing');
  });
});
