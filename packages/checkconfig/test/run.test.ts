import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { freePort } from '../../../test/support/free-port.js';
import { needs } from '../../../test/support/real-parts.js';
import { Command, embedded, RUNNING, run } from './run-support.js';
import { OPEN, place } from './support.js';

/** Publishes with the real client. @returns what it says */
async function publish(port: string, ...args: readonly string[]): Promise<string> {
  const all = ['-h', '127.0.0.1', '-p', port, '-t', 'a', '-m', 'hello', '-q', '1', ...args];
  return promisify(execFile)('mosquitto_pub', all, { timeout: 20_000 }).then(
    ({ stderr }) => stderr,
    ({ stderr }: { stderr: string }) => stderr || 'failed',
  );
}

/** Waits until a client can connect there. */
async function untilOpen(port: number): Promise<void> {
  const isOpen = () =>
    new Promise<boolean>((done) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(CONNECT));
      socket
        .on('error', () => done(false))
        .on('data', () => socket.destroy())
        .on('close', () => done(socket.bytesRead > 0));
    });
  await expect.poll(isOpen, { timeout: 20_000 }).toBe(true);
}
const CONNECT = Buffer.from('100d00044d51545404020000000161', 'hex');

describe('exit codes and what is said with them', () => {
  const folder = place({
    'm.conf': OPEN,
    'wrong.conf': `${OPEN}nonsense 1\n`,
    'plugin.conf': `${OPEN}user nobody\n`,
    'silent.conf': `${OPEN}log_dest none\n`,
  });

  it.each([
    ['a configuration that is right', ['-c', 'm.conf', '--test-config'], 0, /Configuration file is OK\./],
    ['one that is not', ['-c', 'wrong.conf', '--test-config'], 3, /\(wrong\.conf:3\)/],
    ['one that is not, to start with', ['wrong.conf'], 3, /\(wrong\.conf:3\)/],
    ['a test of nothing', ['--test-config'], 3, /Please provide a configuration file to test\./],
    ['a port that is none', ['-p', '70000'], 3, /Invalid port specified \(70000\)\./],
    ['a port that is no number', ['-p', 'abc'], 3, /Invalid port specified \(0\)\./],
    [
      'more ports than a command line may name',
      Array.from({ length: 11 }, (_, index) => ['-p', String(20000 + index)]).flat(),
      3,
      /Only 10 ports can be specified on the command line\./,
    ],
    ['a release that is none', ['m.conf', '--target', '7'], 3, /there is no release "7"/],
    [
      'what cannot be honoured, with --strict',
      ['plugin.conf', '--strict'],
      1,
      /`user` is not followed\. \(plugin\.conf:3\)/,
    ],
    ['an option that is none', ['--nonsense'], 2, /unknown option '--nonsense'/],
  ] as const)('%s', async (_, args, code, text) => {
    const broker = run(folder, ...args);
    expect(await broker.exit).toBe(code);
    expect(broker.log).toMatch(text);
    expect(broker.log).not.toMatch(/\n\s+at /);
  });

  it('says nothing with -q once the log is open, which errors of the configuration come before', async () => {
    const port = await freePort();
    const quiet = run(
      place({ 'm.conf': `listener ${port} 127.0.0.1\nallow_anonymous true\n` }),
      '-c',
      'm.conf',
      '-q',
    );
    await untilOpen(port);
    expect(await quiet.end()).toBe(0);
    expect(quiet.log).toBe('');
    const broker = run(folder, '-c', 'wrong.conf', '-q');
    expect(await broker.exit).toBe(3);
    expect(broker.log).toMatch(/^\d+: Error: Unknown configuration variable 'nonsense'\.\n/);
  });

  it.each([
    ['2.1', /Configuration file is OK\.\n\d+: mosquitto version 2\.1\.2 terminating\n$/],
    ['2.0', /Configuration file is OK\.\n$/],
  ])('of %s end a test, whatever the log is to be', async (target, text) => {
    const broker = run(folder, '-c', 'silent.conf', '--test-config', '-t', target);
    expect(await broker.exit).toBe(0);
    expect(broker.log).toMatch(text);
  });

  it('say why an address cannot be had, first in the words of the system', async () => {
    const first = run(folder, '-c', 'm.conf', '--ephemeral');
    const port = await first.port();
    const taken = place({ 'm.conf': `listener ${port} 127.0.0.1\nallow_anonymous true\n` });
    const broker = run(taken, '-c', 'm.conf');
    expect(await broker.exit).toBe(1);
    const lines = broker.log
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^\d+: /, ''));
    expect(lines.at(-3)).toBe('Error: Address already in use');
    expect(lines.at(-2)).toMatch(/^Error: 127\.0\.0\.1, port \d+ \(m\.conf:1\): /);
    expect(lines.at(-1)).toBe('mosquitto version 2.1.2 terminating');
    await first.end();
  });

  it('of a log file that cannot be written are on standard error, and are all that is said', async () => {
    const port = await freePort();
    const text = `listener ${port} 127.0.0.1\nallow_anonymous true\nlog_dest file missing/a.log\n`;
    const broker = run(place({ 'm.conf': text }), '-c', 'm.conf', '--in-place');
    await untilOpen(port);
    expect(await broker.end()).toBe(0);
    expect(broker.log).toMatch(/^\d+: Error: Unable to open log file missing\/a\.log for writing\.\n$/);
  });
});

describe('without a file', () => {
  it('serves only this machine, says so, and shuts down cleanly', async () => {
    const port = await freePort();
    const broker = run(place({}), '-p', String(port));
    await broker.says(RUNNING);
    expect(broker.log).toMatch(
      /^\d{10}: mosquitto version 2\.1\.2 starting\n\d{10}: Using default config\.\n/,
    );
    expect(broker.log).toContain('Starting in local only mode.');
    expect(broker.log).toContain(`Opening ipv4 listen socket on port ${port}.`);
    expect(await broker.end()).toBe(0);
    expect(broker.log).toMatch(/mosquitto version 2\.1\.2 terminating\n$/);
  });

  it('says that a port is ignored where the configuration has a listener, as from 2.0', async () => {
    const port = await freePort();
    const folder = place({ 'm.conf': `listener ${port} 127.0.0.1\nallow_anonymous true\n` });
    const broker = run(folder, 'm.conf', '-p', '1');
    await broker.says(RUNNING);
    expect(broker.log).toContain(
      '-p 1 is ignored, as by Mosquitto 2.1.2: the configuration has a listener (m.conf:1).',
    );
    expect(await broker.end()).toBe(0);
  });

  it('takes the port for the default listener, beside others too, up to 1.6', async () => {
    const [own, other] = [await freePort(), await freePort()];
    const folder = place({ 'm.conf': `port 1\nlistener ${other} 127.0.0.1` });
    const broker = run(folder, 'm.conf', '-p', String(own), '--target', '1.6.15');
    await broker.says(RUNNING);
    for (const port of [own, other])
      expect(broker.log).toContain(`Opening ipv4 listen socket on port ${port}.`);
    expect(await broker.end()).toBe(0);
  });

  it('listens on several ports', async () => {
    const ports = [await freePort(), await freePort()];
    const broker = run(place({}), ...ports.flatMap((port) => ['-p', String(port)]));
    for (const port of ports) await broker.says(new RegExp(`Opening ipv4 listen socket on port ${port}\\.`));
    await broker.says(RUNNING);
    expect(await broker.end()).toBe(0);
  });
});

describe('what it logs', () => {
  it('is stamped and goes where the configuration says', async () => {
    const text = `${OPEN}log_dest file broker.log\nlog_timestamp_format %Y at %H\n`;
    const folder = place({ 'm.conf': text });
    const broker = run(folder, 'm.conf', '--ephemeral', '--in-place');
    const log = () =>
      existsSync(join(folder, 'broker.log')) ? readFileSync(join(folder, 'broker.log'), 'utf8') : '';
    await expect.poll(log, { timeout: 20_000 }).toMatch(RUNNING);
    expect(await broker.end()).toBe(0);
    // Only what cannot be known otherwise is printed as well.
    expect(broker.log).toMatch(/^Listener 1883 \(m\.conf:1\) is at mqtt:\/\/127\.0\.0\.1:\d+\n$/);
    for (const line of log().trimEnd().split('\n')) expect(line).toMatch(/^\d{4} at \d\d: /);
  });

  it('has no time in front where none is wanted, and names the release it is', async () => {
    const folder = place({ 'm.conf': `${OPEN}log_timestamp false\nuser nobody\n` });
    const broker = run(folder, 'm.conf', '--ephemeral', '--target', '2.0.18');
    await broker.says(/^mosquitto version 2\.0\.18 running$/m);
    expect(broker.log).toMatch(/^mosquitto version 2\.0\.18 starting\nConfig loaded from m\.conf\.\n/);
    // It says plainly what it is, and what it does not do.
    expect(broker.log).toContain('This is a test broker');
    expect(broker.log).toContain('`user` is not followed. (m.conf:4)');
    await broker.end();
  });
});

describe('SIGHUP with an access file at fault', () => {
  const files = { acl: 'topic read a\n', 'm.conf': `${OPEN}acl_file acl\n` };

  it.each([
    [
      'that says what no ACL may',
      'topic reads a\n',
      3,
      'Invalid topic access type "reads" in acl_file "acl".',
    ],
    ['that is gone', undefined, 13, 'Unable to open acl_file "acl".'],
  ])('ends 2.1 over one %s', async (_, text, code, line) => {
    const folder = place(files);
    const broker = run(folder, 'm.conf', '--ephemeral');
    await broker.says(RUNNING);
    if (text === undefined) rmSync(join(folder, 'acl'));
    else writeFileSync(join(folder, 'acl'), text);
    broker.kill('SIGHUP');
    expect(await broker.exit).toBe(code);
    expect(broker.log).toContain(`Error: ${line}`);
    expect(broker.log).toMatch(text === undefined ? /\(m\.conf:3\)/ : /\(acl:1\)/);
  });

  // Measured with 2.1.0 and 2.1.2.
  it('ends 2.1 over a revocation list that cannot be used, if clients must show certificates', async () => {
    const files = { cafile: 'ca.crt', certfile: 'server.crt', keyfile: 'server.key' };
    const lines = Object.entries(files).map(([name, file]) => `${name} ${resolve('fixtures/certs', file)}\n`);
    const folder = place({
      'm.conf': `${OPEN}${lines.join('')}crlfile crl.pem\nrequire_certificate true\n`,
      'crl.pem': readFileSync('fixtures/certs/crl.pem', 'utf8'),
    });
    const broker = run(folder, 'm.conf', '--ephemeral');
    await broker.says(RUNNING);
    writeFileSync(join(folder, 'crl.pem'), 'garbage\n');
    broker.kill('SIGHUP');
    expect(await broker.exit).toBe(8);
    expect(broker.log).toMatch(/crl\.pem.*\(m\.conf:6\)/);
  });

  it('does not end 2.0', async () => {
    const folder = place(files);
    const broker = run(folder, 'm.conf', '--ephemeral', '--target', '2.0.22');
    await broker.says(RUNNING);
    rmSync(join(folder, 'acl'));
    broker.kill('SIGHUP');
    await broker.says(/\(m\.conf:3\)/);
    expect(await broker.end()).toBe(0);
  });
});

it.each([
  ['2.0.22', '', ['-p', '1884', '-p', '1885'], true],
  ['2.0.22', '', ['-p', '1884'], false],
  ['2.0.22', OPEN, ['-p', '1884', '-p', '1885'], false],
  ['2.1.2', '', ['-p', '1884', '-p', '1885'], false],
])('says that %s crashes with %j and %j: %s', async (target, text, flags, crashes) => {
  const folder = place({ 'm.conf': text });
  const broker = run(folder, 'm.conf', '--ephemeral', '--target', target, ...flags);
  await broker.says(RUNNING);
  expect(broker.log.includes('crashes with more than one -p')).toBe(crashes);
  await broker.end();
});

// Measured with 2.1.2, 2.0.22 and 1.6.4 to 1.6.7.
describe('SIGHUP where the release crashes', () => {
  const BRIDGE = 'connection b\naddress 127.0.0.1:1\ntopic a\n';

  it.each([
    [
      '2.1.2',
      'port 1883\nmax_connections 5\n',
      /Mosquitto 2\.1\.2 .*crash.*`max_connections`.* \(m\.conf:2\)\./,
    ],
    ['2.0.22', 'port 1883\nmax_connections 5\n', undefined],
    ['1.6.6', BRIDGE, /Mosquitto 1\.6\.6 crashes on a reload because of bridge b \(m\.conf:1\)\./],
    ['1.6.7', BRIDGE, undefined],
  ])('says so in %s, and continues: %j', async (target, text, line) => {
    const folder = place({ 'm.conf': text });
    const broker = run(folder, 'm.conf', '--ephemeral', '--target', target);
    await broker.says(RUNNING);
    expect(broker.log).not.toContain('crash');
    broker.kill('SIGHUP');
    await broker.says(/Reloading config\./);
    if (line) await broker.says(line);
    expect(await broker.end()).toBe(0);
    expect(broker.log.match(/This test broker continues\./g) ?? []).toHaveLength(line ? 1 : 0);
  });
});

describe.runIf(needs('mosquitto_pub', 'mosquitto_sub'))('signals, with the real clients', () => {
  it('SIGHUP reads access files again', async () => {
    const folder = place({ acl: 'topic read a\n', 'm.conf': `${OPEN}acl_file acl\nlog_type all\n` });
    const broker = run(folder, 'm.conf', '--ephemeral');
    const port = await broker.port();
    expect(await publish(port)).toBe('');
    await broker.says(/Denied PUBLISH from .* 'a'/);
    writeFileSync(join(folder, 'acl'), 'topic readwrite a\n');
    broker.kill('SIGHUP');
    await broker.says(/Reloading config\./);
    expect(await publish(port)).toBe('');
    await broker.says(/Received PUBLISH from .* 'a'/);
    expect(broker.log).toMatch(/New client connected from 127\.0\.0\.1:\d+ as /);
    await broker.end();
  });

  it('SIGUSR1 writes the database, which is there again after a start', async () => {
    const folder = place({ 'm.conf': `${OPEN}persistence true\n` });
    const first = run(folder, 'm.conf', '--ephemeral', '--in-place');
    expect(await publish(await first.port(), '-r')).toBe('');
    const database = join(folder, 'mosquitto.db');
    expect(existsSync(database)).toBe(false);
    first.kill('SIGUSR1');
    await expect.poll(() => existsSync(database), { timeout: 20_000 }).toBe(true);
    first.kill('SIGKILL');
    await first.exit;
    const second = run(folder, 'm.conf', '--ephemeral', '--in-place');
    const args = ['-h', '127.0.0.1', '-p', await second.port(), '-t', 'a', '-C', '1', '-W', '10'];
    const { stdout } = await promisify(execFile)('mosquitto_sub', args);
    expect(stdout).toBe('hello\n');
    await second.end();
  });

  it('SIGUSR2 prints who subscribed and logs what is retained; SIGINT ends it', async () => {
    const broker = run(place({ 'm.conf': OPEN }), 'm.conf', '--ephemeral');
    const port = await broker.port();
    expect(await publish(port, '-r')).toBe('');
    const filters = ['-t', 'a/b/#', '-t', '+/c', '-t', '$share/g/x', '-q', '1'];
    await promisify(execFile)('mosquitto_sub', ['-p', port, '-i', 'one', '-c', '-E', ...filters]);
    broker.kill('SIGUSR2');
    await broker.says(/a \(retained, q: 1, 5 bytes\)/);
    const tree = ['    ', '      ', '        a', '          b', '            # (one, 1)', '        +'];
    tree.push('          c (one, 1)', '    $SYS', '    ', '      ', '        x', '');
    await expect.poll(() => broker.log).toContain(tree.join('\n'));
    broker.kill('SIGINT');
    expect(await broker.exit).toBe(0);
  });

  it('mosquitto-embedded takes the place of mosquitto', async () => {
    const port = await freePort();
    const folder = place({ 'm.conf': `listener ${port} 127.0.0.1\nallow_anonymous true\n` });
    const broker = new Command(folder, [embedded, '-v', '-c', 'm.conf']);
    await broker.says(RUNNING);
    expect(await publish(String(port))).toBe('');
    await broker.says(/Received PUBLISH from/);
    expect(await broker.end()).toBe(0);
    const wrong = new Command(folder, [embedded, '--nonsense']);
    expect(await wrong.exit).toBe(3);
    expect(wrong.log).toContain("Unknown option '--nonsense'");
  });

  it.each([
    [['-h', '--target', '2.0.22'], /^mosquitto version 2\.0\.22\n/],
    [['--version'], /^mosquitto 2\.1\.2\n$/],
  ])('mosquitto-embedded %j says which release it is', async (args, text) => {
    const command = new Command(place({}), [embedded, ...args]);
    expect(await command.exit).toBe(0);
    expect(command.log).toMatch(text);
  });

  it('mosquitto-embedded -d goes into the background, if the configuration will do', async () => {
    const port = await freePort();
    const text = `listener ${port} 127.0.0.1\nallow_anonymous true\npid_file pid\n`;
    const folder = place({ 'm.conf': text, 'wrong.conf': 'nonsense 1\n' });
    const wrong = new Command(folder, [embedded, '-d', '-c', 'wrong.conf']);
    expect(await wrong.exit).toBe(3);
    const broker = new Command(folder, [embedded, '-d', '-c', 'm.conf']);
    expect(await broker.exit).toBe(0);
    const pid = join(folder, 'pid');
    await expect
      .poll(() => existsSync(pid) && readFileSync(pid, 'utf8'), { timeout: 20_000 })
      .toMatch(/^\d+$/);
    await expect.poll(() => publish(String(port)), { timeout: 20_000 }).toBe('');
    process.kill(Number(readFileSync(pid, 'utf8')), 'SIGTERM');
    await expect.poll(() => existsSync(pid), { timeout: 20_000 }).toBe(false);
  });
});
