import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { needs } from '../../../test/support/real-parts.js';
import { Command, embedded, RUNNING, run } from './run-support.js';
import { command, OPEN, place } from './support.js';

const FILES = `${OPEN}persistence true
persistence_location data
log_dest stderr
log_dest file data/m.log
pid_file data/m.pid
`;

/** Every file below a folder with its contents and when it was changed. */
function state(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .sort()
    .map((path) => {
      const { ino, mtimeMs } = statSync(path);
      return `${path} ${ino} ${mtimeMs} ${statSync(path).isFile() ? readFileSync(path, 'hex') : ''}`;
    });
}

const COPY = /The database is a copy of data\/mosquitto\.db: (.*)$/m;

describe.runIf(needs('mosquitto_pub', 'mosquitto_sub'))('a test broker', () => {
  it('has the sessions of the database, and changes no file that the configuration names', async () => {
    const folder = place({ 'm.conf': FILES, 'data/m.log': 'precious\n', 'data/m.pid': '1' });
    // A database with something in it.
    const real = run(folder, 'm.conf', '--ephemeral', '--in-place');
    const publish = ['-h', '127.0.0.1', '-t', 'a', '-m', 'hello', '-r', '-q', '1', '-p'];
    execFileSync('mosquitto_pub', [...publish, await real.port()]);
    expect(await real.end()).toBe(0);
    writeFileSync(join(folder, 'data/m.pid'), '1');
    const before = state(folder);

    const broker = run(folder, 'm.conf', '--ephemeral');
    const port = await broker.port();
    const read = ['-h', '127.0.0.1', '-t', 'a', '-C', '1', '-W', '10', '-p', port];
    expect(String(execFileSync('mosquitto_sub', read))).toBe('hello\n');
    execFileSync('mosquitto_pub', [...publish, port]);
    broker.kill('SIGUSR1');
    const [, copy] = await broker.says(COPY);
    const [, log] = await broker.says(/The log file takes the place of data\/m\.log: (.*)$/m);
    const [, pid] = await broker.says(/The pid file takes the place of data\/m\.pid: (.*)$/m);
    await broker.says(/The copies are removed at the end\./);
    await expect.poll(() => existsSync(copy!), { timeout: 20_000 }).toBe(true);
    expect(readFileSync(log!, 'utf8')).toMatch(RUNNING);
    expect(readFileSync(pid!, 'utf8')).toMatch(/^\d+$/);
    expect(await broker.end()).toBe(0);

    expect(state(folder)).toEqual(before);
    for (const path of [copy, log, pid]) expect(existsSync(path!)).toBe(false);
  });
});

describe('the folder with the copies', () => {
  it('is kept with --keep', async () => {
    const broker = run(place({ 'm.conf': FILES, 'data/x': '' }), 'm.conf', '--ephemeral', '--keep');
    const [, copy] = await broker.says(COPY);
    const [, folder] = await broker.says(/The folder (.*) is kept\./);
    await broker.says(RUNNING);
    expect(await broker.end()).toBe(0);
    expect(copy).toBe(join(folder!, 'mosquitto.db'));
    expect(readdirSync(folder!).sort()).toEqual(['mosquitto.db', 'mosquitto.log']);
    rmSync(folder!, { recursive: true });
  });

  it('is neither made nor mentioned where nothing is written', async () => {
    const broker = run(place({ 'm.conf': OPEN }), 'm.conf', '--ephemeral');
    await broker.says(RUNNING);
    expect(await broker.end()).toBe(0);
    expect(broker.log).not.toMatch(/cop(?:y|ies)/);
  });

  it('serves where the configured folders are not there', async () => {
    const text = `${OPEN}persistence true\npersistence_location /nope\nlog_dest file /nope/m.log\npid_file /nope/m.pid\n`;
    const broker = run(place({ 'm.conf': text }), 'm.conf', '--ephemeral');
    await broker.says(/is at mqtt:/);
    expect(await broker.end()).toBe(0);
    expect(broker.log).not.toContain('rror');
  });
});

describe('a signal at any moment leaves no folder', () => {
  const cwd = place({ 'm.conf': FILES, 'data/x': '' });
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s', async (signal) => {
    const temporary = mkdtempSync(join(cwd, 'temporary-'));
    // The folder is made some time after the program starts, and signals are handled some time after that.
    for (let wait = 0; wait < 6; wait++) {
      const broker = new Command(cwd, [command, 'run', 'm.conf', '--ephemeral'], { TMPDIR: temporary });
      await (wait === 0 ? sleep(100) : broker.says(/./));
      await sleep(wait * 6);
      broker.kill(signal);
      // A reload goes on.
      if (signal === 'SIGHUP') await Promise.race([broker.exit, sleep(300).then(() => broker.end())]);
      await broker.exit;
      expect(readdirSync(temporary)).toEqual([]);
    }
  });
});

describe('with --in-place', () => {
  it('what is not a regular file is neither replaced nor removed', async () => {
    const folder = place({ 'm.conf': '' });
    mkdirSync(join(folder, 'folder'));
    for (const name of ['database', 'log', 'pid']) spawnSync('mkfifo', [join(folder, name)]);
    for (const target of ['2.0.11', '2.0.22']) {
      for (const [database, log, pid] of [
        ['database', 'log', 'pid'],
        ['folder', 'folder', 'pid'],
        ['../../../../../../../../dev/null', '/dev/null', '/dev/null'],
      ]) {
        const text = `${OPEN}persistence true\npersistence_file ${database}\nlog_dest file ${log}\n`;
        // Later releases refuse such a pid file, as they should.
        const pidLine = target === '2.0.11' ? `pid_file ${pid}\n` : '';
        writeFileSync(join(folder, 'm.conf'), `${text}${pidLine}`);
        const broker = run(folder, 'm.conf', '--ephemeral', '--in-place', '--target', target);
        await broker.says(/is at mqtt:/);
        if (pidLine) await broker.says(/The pid file .* is not a regular file/);
        expect(await broker.end()).toBe(0);
        expect(broker.log).not.toMatch(/\n\s+at /);
      }
    }
    for (const name of ['database', 'log', 'pid']) expect(statSync(join(folder, name)).isFIFO()).toBe(true);
    expect(statSync(join(folder, 'folder')).isDirectory()).toBe(true);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('mosquitto-embedded writes what the configuration names', async () => {
    const folder = place({ 'm.conf': FILES, 'data/x': '' });
    const broker = new Command(folder, [embedded, '-c', 'm.conf', '--ephemeral']);
    await broker.says(RUNNING);
    expect(existsSync(join(folder, 'data/m.pid'))).toBe(true);
    expect(await broker.end()).toBe(0);
    expect(broker.log).not.toMatch(/cop(?:y|ies)/);
    expect(readdirSync(join(folder, 'data')).sort()).toEqual(['m.log', 'mosquitto.db', 'x']);
  });
});

describe('--ephemeral', () => {
  const UNSUPPORTED = `connection one\naddress 192.0.2.1:1883\ntopic #\nplugin /nope/nope.so\n`;

  it.each([
    ['log_dest none'],
    ['log_dest file m.log'],
    ['log_dest topic'],
    ['log_dest stderr\nlog_type none'],
    ['log_dest stdout\nlog_type error'],
    ['log_dest stderr\nlog_type all'],
    ['log_dest syslog'],
  ])('prints ports and what is not honoured with %j, each once', async (log) => {
    const text = `listener 1883 203.0.113.7\nlistener 0 /nope/m.sock\nlistener 80\nallow_anonymous true\n${log}\n${UNSUPPORTED}`;
    const broker = run(place({ 'm.conf': text }), 'm.conf', '--ephemeral');
    await broker.says(/Listener 80 \(m\.conf:3\) is at mqtt:\/\/localhost:\d+/);
    expect(await broker.end()).toBe(0);
    const count = (what: RegExp) => broker.log.match(what)?.length;
    expect(count(/Listener 1883 \(m\.conf:1\) is at mqtt:\/\/127\.0\.0\.1:\d+$/gm)).toBe(1);
    expect(count(/Listener \/nope\/m\.sock \(m\.conf:2\) is at mqtt\+unix:\/\//g)).toBe(1);
    expect(count(/`connection one` is not|bridge/gi)).toBeGreaterThan(0);
    expect(count(/\(m\.conf:\d+\) .*\bplugin/gi) ?? count(/plugin.*\(m\.conf:\d+\)/gi)).toBe(1);
    expect(broker.log).not.toContain('Error');
  });

  it('prints ports with -q too', async () => {
    const broker = run(place({ 'm.conf': OPEN }), 'm.conf', '--ephemeral', '-q');
    await broker.says(/^Listener 1883 \(m\.conf:1\) is at mqtt:\/\/127\.0\.0\.1:\d+$/m);
    expect(await broker.end()).toBe(0);
  });

  it('says why it does not start, wherever the log goes', async () => {
    const text = `${OPEN}log_dest none\nlistener 8883\ncertfile /nope\nkeyfile /nope\n`;
    const broker = run(place({ 'm.conf': text }), 'm.conf', '--ephemeral');
    expect(await broker.exit).toBe(1);
    expect(broker.log).toMatch(/^Error: .*\(m\.conf:5\)$/m);
  });
});
