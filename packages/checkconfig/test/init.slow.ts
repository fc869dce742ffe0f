import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkconfig, command, json, place } from './support.js';

// Not in the system's temporary folder: nothing that is kept there outlives a restart, which lint says.
const root = mkdtempSync(fileURLToPath(new URL('../dist/init-', import.meta.url)));
afterAll(() => rmSync(root, { recursive: true }));
const fresh = () => mkdtempSync(join(root, 'case-'));
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

const init = (folder: string, ...args: readonly string[]) =>
  checkconfig(folder, ['init', '.', '--yes', ...args]);
const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');
function expectTestsPass(folder: string) {
  const { status, stdout, stderr } = checkconfig(folder, ['test', '--reporter', 'tap']);
  expect({ status, stderr, failed: stdout.match(/^not ok.*$/gm) }).toEqual({
    status: 0,
    stderr: '',
    failed: null,
  });
}
const modeOf = (folder: string, name: string) => statSync(join(folder, name)).mode & 0o777;

describe('what init writes', () => {
  const plans = ['1.4.15', '2.0.22', '2.1.2'].flatMap((target) =>
    (hasOpenssl ? ['local', 'tls'] : ['local']).flatMap((listen) =>
      ['here', 'compose'].map((where) => [target, listen, where] as const),
    ),
  );

  test.each(plans)('has no finding for %s, %s, %s', (target, listen, where) => {
    const folder = fresh();
    const args = [
      '--target',
      target,
      '--listen',
      listen,
      '--for',
      where,
      '--websockets',
      '--host',
      'b.example',
    ];
    const { status, stderr } = init(folder, ...args, '--user', 'admin', '--user', 'sensor');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    // checkconfig.yaml says `profile: production`.
    const { output } = json(folder, 'mosquitto.conf', '--max-warnings', '0');
    const [file] = output.files;
    expect(file.broker.outcome).toBe('running');
    const findings = file.diagnostics
      .filter(({ severity }: { severity: string }) => severity !== 'info')
      .map(({ rule, message }: Record<string, string>) => `${rule}: ${message}`)
      // That is where this test writes to.
      .filter(
        (text: string) => text !== 'persistence-path: Files in `/tmp` are lost when the machine restarts.',
      );
    expect(findings).toEqual([]);
    expectTestsPass(folder);
  });

  const flags = ['here', 'systemd', 'compose'].flatMap((where) =>
    [[], ['--websockets']].flatMap((websockets) =>
      [[], ['--no-persistence', '--user', 'home', '--user', 'anonymous', '--user', '-']].map((others) => [
        '--for',
        where,
        ...websockets,
        ...others,
      ]),
    ),
  );

  test.each(flags.map((one) => [one.join(' '), one] as const))('passes its own tests: %s', (_, args) => {
    const folder = fresh();
    init(folder, ...args);
    expectTestsPass(folder);
  });

  test('its tests fail once the ACL file allows more, and name the line', () => {
    const folder = fresh();
    init(folder, '--user', 'admin', '--user', 'sensor');
    writeFileSync(join(folder, 'acl'), `${read(folder, 'acl')}topic read admin/#\n`);
    expectTestsPass(folder);
    writeFileSync(join(folder, 'acl'), `${read(folder, 'acl')}pattern read home/#\n`);
    const { status, stdout } = checkconfig(folder, ['test']);
    expect(status).toBe(1);
    expect(stdout).toContain('sensor and home/light');
    expect(stdout).toMatch(/acl:\d+/);
  });

  test('its tests pass in another folder, where only the repository is', () => {
    const [folder, other] = [fresh(), fresh()];
    init(folder);
    cpSync(folder, other, { recursive: true });
    rmSync(folder, { recursive: true });
    rmSync(join(other, 'passwd'));
    expectTestsPass(other);
  });

  test('anonymous clients are denied, users log in, and each has its rights', () => {
    const folder = fresh();
    const { stdout } = init(folder, '--user', 'admin', '--user', 'sensor', '--target', '2.0.22');
    const password = (user: string) => new RegExp(`^  ${user} +(\\S{24})$`, 'm').exec(stdout)?.[1] ?? '';
    const may = (...args: readonly string[]) =>
      checkconfig(folder, ['access', 'mosquitto.conf', ...args]).status === 0;
    const as = (user: string) => ['--user', user, '--password', password(user)];
    expect(may('--anonymous')).toBe(false);
    expect(may('--user', 'admin', '--password', password('sensor'))).toBe(false);
    expect(may(...as('admin'), '--publish', 'any/topic', '--receive', 'any/topic')).toBe(true);
    expect(may(...as('sensor'), '--publish', 'sensor/heat')).toBe(true);
    expect(may(...as('sensor'), '--publish', 'admin/heat')).toBe(false);
    expect(read(folder, 'passwd')).not.toContain(password('admin'));
  });

  test('only the owner reads what is secret', { skip: process.platform === 'win32' || !hasOpenssl }, () => {
    const folder = fresh();
    init(folder, '--listen', 'tls', '--host', 'b.example');
    for (const name of ['passwd', 'acl', 'certs/ca.key', 'certs/server.key'])
      expect(modeOf(folder, name)).toBe(0o600);
    expect(modeOf(folder, 'data')).toBe(0o700);
    expect(modeOf(folder, 'certs/ca.crt')).toBe(0o644);
  });

  test('the certificate is for the names, and its CA signed it', { skip: !hasOpenssl }, () => {
    const folder = fresh();
    init(folder, '--listen', 'tls', '--host', 'b.example', '--host', '192.0.2.7', '--host', '2001:db8::7');
    const openssl = (...args: readonly string[]) =>
      spawnSync('openssl', args, { cwd: join(folder, 'certs'), encoding: 'utf8' }).stdout;
    expect(openssl('verify', '-purpose', 'sslserver', '-CAfile', 'ca.crt', 'server.crt')).toBe(
      'server.crt: OK\n',
    );
    const text = openssl('x509', '-in', 'server.crt', '-noout', '-text');
    expect(text).toContain('DNS:b.example, IP Address:192.0.2.7, IP Address:2001:DB8:0:0:0:0:0:7');
  });

  test('compose.yaml is YAML, and publishes a listener without TLS on this host only', () => {
    const folder = fresh();
    init(folder, '--for', 'compose', '--websockets', '--target', '2.0.22');
    const { services } = parse(read(folder, 'compose.yaml'));
    expect(services.mosquitto.image).toBe('eclipse-mosquitto:2.0.22');
    expect(services.mosquitto.ports).toEqual(['127.0.0.1:1883:1883', '127.0.0.1:9001:9001']);
    for (const volume of services.mosquitto.volumes) {
      const [here] = volume.split(':');
      expect(statSync(join(folder, here)).isFile() || here === './data').toBe(true);
    }
    expect(JSON.stringify(services)).not.toContain('ca.key');
  });

  test('a drop-in for systemd starts the broker with the file', () => {
    const folder = fresh();
    init(folder, '--for', 'systemd');
    expect(read(folder, 'mosquitto.service.d/checkconfig.conf')).toContain(
      `ExecStart=\nExecStart=/usr/sbin/mosquitto -c ${folder}/mosquitto.conf\n`,
    );
  });
});

test('what it says to do next can be copied into a shell, whatever the folder is called', () => {
  const folder = fresh();
  const name = "anna's bröker $1";
  const { stdout, stderr } = checkconfig(folder, ['init', name, '--yes']);
  expect(stderr).toBe('');
  const run = (line: string) =>
    spawnSync('sh', ['-c', `checkconfig() { '${process.execPath}' '${command}' "$@"; }\n${line}`], {
      cwd: folder,
      encoding: 'utf8',
    });
  const lines = stdout.match(/^ {2}checkconfig .*$/gm) ?? [];
  expect(lines.map((line) => run(line).status)).toEqual([0, 0]);
  const [, passwd = ''] = /\((checkconfig passwd add .*) NAME sets/.exec(stdout) ?? [];
  expect(run(`echo secret | ${passwd} anna`)).toMatchObject({ status: 0 });
  expect(read(join(folder, name), 'passwd')).toMatch(/^anna:\$7\$/m);
});

describe('init writes over nothing unasked', () => {
  test('files that are there end it, and none is written', () => {
    const folder = place({ passwd: 'mine\n' });
    const { status, stderr } = init(folder);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^checkconfig: nothing is written, to keep ".*\/passwd": use --force to overwrite\n$/,
    );
    expect(readdirSync(folder)).toEqual(['passwd']);
    expect(read(folder, 'passwd')).toBe('mine\n');
  });

  test('--force does it', () => {
    const folder = place({ passwd: 'mine\n' });
    expect(init(folder, '--force').status).toBe(0);
    expect(read(folder, 'passwd')).toMatch(/^admin:\$/);
    if (process.platform !== 'win32') expect(modeOf(folder, 'passwd')).toBe(0o600);
  });
});

describe.skipIf(process.platform === 'win32')('--force writes all or nothing', () => {
  const obstacles: Readonly<Record<string, (path: string) => void>> = {
    'a folder': (path) => mkdirSync(path),
    'a link that leads nowhere': (path) => symlinkSync('none', path),
    'a read-only file': (path) => writeFileSync(path, '', { mode: 0o444 }),
  };
  test.each(Object.entries(obstacles))('%s in the way', (_, make) => {
    const folder = place({ passwd: 'mine\n' });
    make(join(folder, 'mosquitto.mosquitto-test.yaml'));
    const before = readdirSync(folder);
    const { status, stderr } = init(folder, '--force');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/^checkconfig: "[^"]+mosquitto-test\.yaml"[^\n]+\n$/),
    });
    expect(readdirSync(folder)).toEqual(before);
    expect(read(folder, 'passwd')).toBe('mine\n');
  });
});

describe('what init refuses', () => {
  test.skipIf(process.platform !== 'linux').each([
    ['/proc/new', 'there is no such folder'],
    ['/proc/new/deeper', 'there is no such folder'],
    ['/dev/null/new', 'there is no such folder'],
  ])('a folder that cannot be made: %s', (folder, reason) => {
    const { status, stderr } = checkconfig(place({}), ['init', folder, '--yes']);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(
        new RegExp(`^checkconfig: the folder "[^"]+" cannot be created: ${reason}\\n$`),
      ),
    });
  });

  test.each([
    [['--host', 'a b'], '"a b" is not the name or the address of a host'],
    [['--host', '-x'], '"-x" is not the name or the address of a host'],
    [['--user', 'a/b'], 'the username "a/b" cannot be a topic level: leave out spaces and / + # $'],
    [['--user', 'a:b'], 'the username "a:b" contains a colon, which ends the username'],
    [['--user', 'a', '--user', 'a'], 'the same user is named twice'],
  ])('%j', (args, message) => {
    const folder = place({});
    expect(init(folder, ...args)).toMatchObject({ status: 2, stderr: `checkconfig: ${message}\n` });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('without openssl, TLS: it says what to do', () => {
    const folder = place({});
    const { status, stderr } = checkconfig(folder, ['init', '.', '--yes', '--listen', 'tls'], undefined, {
      PATH: folder,
    });
    expect(status).toBe(2);
    expect(stderr).toContain('install it, or use --listen local');
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('on a terminal it asks', { skip: spawnSync('script', ['--version']).status !== 0 }, () => {
  const folder = fresh();
  const answers = Array.from({ length: 6 }, () => `printf '\\r'; sleep 0.7`).join('; ');
  const line = `${process.execPath} ${command} init . --target 2.0.22 --user ana`;
  const script = `(sleep 3; ${answers}; sleep 1) | script -qec '${line}' /dev/null`;
  const { stdout } = spawnSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8', timeout: 60_000 });
  expect(stdout).toContain('Which clients connect?');
  expect(stdout).toContain(`Written to ${folder}:`);
  expect(read(folder, 'passwd')).toMatch(/^ana:\$7\$/);
  writeFileSync(join(folder, 'mosquitto.conf'), 'mine');
  const again = spawnSync(
    'sh',
    ['-c', `(sleep 3; ${answers}; printf 'n\\r'; sleep 1) | script -qec '${line}' /dev/null`],
    {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
    },
  );
  expect(again.stdout).toContain('nothing is written');
  expect(read(folder, 'mosquitto.conf')).toBe('mine');
});
