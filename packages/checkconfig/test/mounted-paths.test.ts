import { describe, expect, it } from 'vitest';
import { checkconfig, place } from './support.js';

const CONF = 'listener 1883\nallow_anonymous false\nacl_file /mosquitto/config/acl\n';
const WRONG = 'topic read a/#/b\n';

/** A compose file with a broker that mounts something. */
function compose(...lines: readonly string[]): string {
  return ['services:', '  broker:', '    image: eclipse-mosquitto:2.0.22', ...lines, ''].join('\n');
}

/** Where the findings about access files are, as programs read them. */
function filesOf(cwd: string, ...args: readonly string[]): string[] {
  const { stdout } = checkconfig(cwd, ['lint', ...args, '--format', 'github']);
  return [...stdout.matchAll(/file=([^,]+),.*title=acl-topic-invalid/g)].map(([, file]) => file!);
}

describe('a file that a compose file mounts is reported where it is in the repository', () => {
  const shared = { 'config/mosquitto.conf': CONF, 'config/acl': WRONG };

  it.each<[string, string[]]>([
    ['a folder', ['    volumes: [./config:/mosquitto/config]']],
    ['a folder that is read-only', ['    volumes: ["./config:/mosquitto/config:ro"]']],
    ['a folder with a slash', ['    volumes: ["./config/:/mosquitto/config/"]']],
    [
      'the long syntax',
      [
        '    volumes:',
        '      - { type: bind, source: ./config, target: /mosquitto/config, read_only: true }',
      ],
    ],
    [
      'single files',
      [
        '    volumes:',
        '      - ./config/mosquitto.conf:/mosquitto/config/mosquitto.conf',
        '      - ./config/acl:/mosquitto/config/acl',
      ],
    ],
    [
      'a config',
      [
        '    volumes: [./config/mosquitto.conf:/mosquitto/config/mosquitto.conf]',
        '    configs: [{ source: rights, target: /mosquitto/config/acl }]',
        'configs: { rights: { file: ./config/acl } }',
      ],
    ],
    [
      'a secret',
      [
        '    volumes: [./config/mosquitto.conf:/mosquitto/config/mosquitto.conf]',
        '    secrets: [{ source: rights, target: /mosquitto/config/acl }]',
        'secrets: { rights: { file: ./config/acl } }',
      ],
    ],
    [
      'a service beside others',
      [
        '    volumes: [./config:/mosquitto/config]',
        '  web:',
        '    image: nginx:1',
        '    volumes: [./web:/mosquitto/config]',
      ],
    ],
  ])('%s', (_, lines) => {
    const cwd = place({ ...shared, 'compose.yaml': compose(...lines) });
    expect(filesOf(cwd, 'config/mosquitto.conf')).toEqual(['config/acl']);
  });

  it('of two services, the one that mounts the configuration counts', () => {
    const cwd = place({
      'one/mosquitto.conf': CONF,
      'one/acl': 'topic a\n',
      'two/mosquitto.conf': CONF,
      'two/acl': WRONG,
      'compose.yaml': compose(
        '    volumes: [./one:/mosquitto/config]',
        '  other:',
        '    image: eclipse-mosquitto:2.0.22',
        '    volumes: [./two:/mosquitto/config]',
      ),
    });
    expect(filesOf(cwd, 'one/mosquitto.conf', 'two/mosquitto.conf')).toEqual(['two/acl']);
  });

  it('from the folder of the configuration, and by an absolute path', () => {
    const cwd = place({ ...shared, 'compose.yaml': compose('    volumes: [./config:/mosquitto/config]') });
    expect(filesOf(`${cwd}/config`, 'mosquitto.conf')).toEqual(['acl']);
    expect(filesOf(cwd, `${cwd}/config/mosquitto.conf`)).toEqual([`${cwd}/config/acl`]);
  });

  it('the path in the container stays where it is the value of a directive', () => {
    const cwd = place({ ...shared, 'compose.yaml': compose('    volumes: [./config:/mosquitto/config]') });
    const { stdout } = checkconfig(cwd, ['effective', 'config/mosquitto.conf']);
    expect(stdout).toContain('/mosquitto/config/acl');
  });
});

it('a named volume cannot be read: nothing is reported in its files', () => {
  const cwd = place({
    'mosquitto.conf': CONF,
    acl: WRONG,
    'compose.yaml': compose(
      '    volumes: [data:/mosquitto/config, ./mosquitto.conf:/mosquitto/config/mosquitto.conf]',
    ),
  });
  expect(filesOf(cwd, 'mosquitto.conf')).toEqual([]);
});

it.each([
  ['--map', ['--map', '/mosquitto/config=config']],
  ['--root', ['--root', 'tree']],
])('with %s too, a file is reported where it is here', (_, options) => {
  const cwd = place({
    'm.conf': CONF,
    'config/acl': WRONG,
    'tree/mosquitto/config/acl': WRONG,
  });
  const here = options[0] === '--map' ? 'config/acl' : 'tree/mosquitto/config/acl';
  expect(filesOf(cwd, 'm.conf', ...options)).toEqual([here]);
});

it.each(['json', 'sarif'])('%s names a file that is there', (format) => {
  const cwd = place({
    'config/mosquitto.conf': CONF,
    'config/acl': WRONG,
    'compose.yaml': compose('    volumes: [./config:/mosquitto/config]'),
  });
  const { stdout } = checkconfig(cwd, ['lint', 'config/mosquitto.conf', '--format', format]);
  const name = format === 'json' ? '"file": "([^"]+)"' : '"uri": "([^"]+)"';
  const files = [...stdout.matchAll(new RegExp(name, 'g'))].map(([, file]) => file);
  expect(files).toContain('config/acl');
  expect(files).not.toContain('/mosquitto/config/acl');
});
