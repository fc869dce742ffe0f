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
