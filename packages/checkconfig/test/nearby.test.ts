import { describe, expect, test } from 'vitest';
import { checkconfig, place } from './support.js';

const USER = `ana:$7$101$${'A'.repeat(16)}$${'A'.repeat(86)}==\n`;
const CONF = 'listener 1883\npassword_file /mosquitto/config/passwd\ninclude_dir /mosquitto/config/conf.d\n';
const FILES = {
  'config/mosquitto.conf': CONF,
  'config/passwd': USER,
  'config/conf.d/limits.conf': 'max_keepalive 100\n',
};
const IN_CONTAINER = {
  ...FILES,
  'compose.yaml':
    'services:\n  broker:\n    image: eclipse-mosquitto:2.0.22\n    volumes: [./config:/mosquitto/config]\n',
};
/** 1.6 has a `max_keepalive`, and 1.5 refuses it. */
const WITH_SETTINGS = {
  ...FILES,
  'checkconfig.yaml': 'target: 1.5.11\nmap: { /mosquitto/config: config }\n',
};

/** What a command prints in a folder with these files. */
function printed(files: Readonly<Record<string, string>>, ...args: readonly string[]): string {
  const { stdout, stderr } = checkconfig(place(files), args);
  return stdout + stderr;
}

describe('a compose file says for which release a configuration is, and where its files are', () => {
  test('active', () => {
    const text = printed(IN_CONTAINER, 'active', 'config/mosquitto.conf');
    expect(text).toContain('config/conf.d/limits.conf');
    expect(text).toContain('max_keepalive 100');
  });

  test('access', () => {
    const text = printed(IN_CONTAINER, 'access', 'config/mosquitto.conf', '--user', 'ana');
    expect(text).toContain('2.0.22');
    expect(text).toContain('config/passwd:1');
  });

  test('upgrade', () => {
    const text = printed(IN_CONTAINER, 'upgrade', 'config/mosquitto.conf', '--to', '2.1.2');
    expect(text).toContain('config/mosquitto.conf: from Mosquitto 2.0.22 to 2.1.2');
    expect(text).toContain('Mosquitto 2.1.2 starts');
  });
});

describe('a settings file does too, unless --no-config leaves it out', () => {
  test('active', () => {
    const args = ['active', 'config/mosquitto.conf'];
    expect(printed(WITH_SETTINGS, ...args)).toContain('Mosquitto 1.5.11 refuses "config/mosquitto.conf"');
    expect(printed(WITH_SETTINGS, ...args, '--target', '2.0')).not.toContain('refuses');
    expect(printed(WITH_SETTINGS, ...args, '--no-config')).not.toContain('refuses');
  });

  test('access', () => {
    const args = ['access', 'config/mosquitto.conf', '--user', 'ana'];
    expect(printed(WITH_SETTINGS, ...args)).toContain('1.5.11 does not start');
    expect(printed(WITH_SETTINGS, ...args, '--target', '2.0')).toContain('config/passwd:1');
  });

  test('upgrade', () => {
    const { 'checkconfig.yaml': settings, ...files } = WITH_SETTINGS;
    const args = ['upgrade', 'config/mosquitto.conf', '--to', '2.1.2'];
    const text = printed({ ...files, 'checkconfig.yaml': settings.replace('1.5.11', '1.6.15') }, ...args);
    expect(text).toContain('config/mosquitto.conf: from Mosquitto 1.6.15 to 2.1.2');
  });

  test('a file of that name elsewhere, by --config', () => {
    const { 'checkconfig.yaml': settings, ...files } = WITH_SETTINGS;
    const args = ['active', 'config/mosquitto.conf', '--config', 'ci/settings.yaml'];
    const moved = settings.replace('config: config', 'config: ../config');
    expect(printed({ ...files, 'ci/settings.yaml': moved }, ...args)).toContain('Mosquitto 1.5.11 refuses');
  });
});
