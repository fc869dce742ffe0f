import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { analyse } from '../../src/analyse.js';
import { nodeHost } from '../../src/node/node-host.js';
import { parseRelease } from '../../src/release.js';

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'special-'));
  chmodSync(folder, 0o777);
  for (const name of ['sockets.d', 'pipes.d']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'b.conf'), 'sys_interval 10\n');
  }
  writeFileSync(join(folder, 'acl'), 'topic read #\n');
  server = createServer();
  await new Promise<void>((resolve) => server.listen(join(folder, 'socket'), resolve));
  symlinkSync('../socket', join(folder, 'sockets.d/a.conf'));
  execFileSync('mkfifo', ['-m', '666', join(folder, 'pipe'), join(folder, 'pipes.d/a.conf')]);
  symlinkSync('circle', join(folder, 'circle'));
  symlinkSync('nowhere/log', join(folder, 'dangling'));
  mkdirSync(join(folder, 'links.d'));
  symlinkSync('nowhere', join(folder, 'links.d/a.conf'));
  symlinkSync('/dev/null', join(folder, 'null'));
  mkdirSync(join(folder, 'devices.d'));
  symlinkSync('/dev/null', join(folder, 'devices.d/a.conf'));
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** What a release does with lines, in a folder with one special file of each kind. */
function started(release: string, text: string) {
  writeFileSync(join(folder, 'm.conf'), text);
  const host = nodeHost({ cwd: folder, checkFiles: true, inPlace: true });
  const { outcome, stop, report } = analyse('m.conf', parseRelease(release)!, host);
  return { outcome, stop, remarks: report.remarks.map(({ message }) => message) };
}

const RELEASES = ['1.4.15', '1.5.4', '1.6.15', '2.0.11', '2.0.22', '2.1.2'];

describe('a socket cannot be opened as a file', () => {
  test.each(RELEASES)('%s', (release) => {
    for (const line of ['acl_file socket', 'password_file socket', 'psk_file socket'])
      expect(started(release, `${line}\n`).outcome, line).toBe('startup');
    expect(started(release, 'include_dir sockets.d\n').stop).toMatchObject({
      code: 'unreadable-configuration',
      place: { line: 1 },
    });
  });

  it('nor written as a log', () => {
    expect(started('1.6.9', 'log_dest file socket\n').outcome).toBe('config');
    expect(started('1.6.11', 'log_dest file socket\n').remarks).toEqual(
      expect.arrayContaining([expect.stringContaining('cannot write')]),
    );
  });
});

describe('a socket of a run before', () => {
  test.each(['1.6.15', '2.0.22', '2.1.2'])('%s: is made anew', (release) => {
    const { outcome } = started(release, 'listener 0 socket\n');
    expect(outcome).toBe(release === '1.6.15' ? 'config' : 'running');
  });
});

describe('what comes out of a pipe is not known', () => {
  test.each(RELEASES)('%s', (release) => {
    for (const line of [
      'include_dir pipes.d',
      'persistence true\npersistence_file pipe',
      'log_dest file pipe',
    ]) {
      const { outcome, remarks } = started(release, `${line}\n`);
      expect(outcome, line).toBe('unknown');
      expect(remarks, line).toEqual(
        expect.arrayContaining([expect.stringMatching(/pipe.* is not a regular file and was not/)]),
      );
    }
  });

  test.each([
    ['1.4.15', 'unknown'],
    ['2.0.11', 'unknown'],
    ['2.0.12', 'startup'],
    ['2.0.15', 'startup'],
  ])('from 2.0.12 access files must be regular: %s', (release, expected) => {
    for (const kind of ['acl', 'password', 'psk'])
      expect(started(release, `${kind}_file pipe\n`).outcome, kind).toBe(expected);
  });

  test.each(['2.0.16', '2.0.22', '2.1.2'])('%s waits for an access file, and then refuses it', (release) => {
    for (const kind of ['acl', 'password', 'psk'])
      expect(started(release, `${kind}_file pipe\n`).stop, kind).toMatchObject({ hangs: true });
  });

  test.each(['2.0.12', '2.0.15'])('%s starts without a pipe as database', (release) =>
    expect(started(release, 'persistence true\npersistence_file pipe\n').outcome).toBe('running'),
  );

  it('so a certificate from one is not judged', () => {
    const text = 'listener 1883\ncafile pipe\ncertfile pipe\nkeyfile pipe\n';
    expect(started('2.0.22', text).outcome).toBe('unknown');
  });
});

describe('the null device is an empty file', () => {
  test.each(['/dev/null', 'null'])('%s', (path) => {
    expect(started('2.0.11', `acl_file ${path}\n`).outcome).toBe('running');
    expect(started('2.0.12', `acl_file ${path}\n`).outcome).toBe('startup');
  });
});

describe('an included device', () => {
  test.each([
    ['2.0.11', undefined],
    ['2.0.12', 'unreadable-configuration'],
    ['2.0.22', 'unreadable-configuration'],
    ['2.1.2', 'unreadable-configuration'],
  ])('%s: %s', (release, code) => expect(started(release, 'include_dir devices.d\n').stop?.code).toBe(code));
});

// Measured with each release.
describe('from 2.0.16 the broker writes only to regular files', () => {
  test.each([
    ['2.0.0', 'running', false],
    ['2.0.15', 'running', false],
    ['2.0.16', 'config', true],
    ['2.0.22', 'config', true],
    ['2.1.2', 'config', true],
  ])('%s: a device as pid file, and as log', (release, outcome, isReported) => {
    expect(started(release, 'pid_file /dev/null\n').outcome).toBe(outcome);
    const { remarks } = started(release, 'log_dest file /dev/null\n');
    expect(remarks.some((message) => message.includes('is not a regular file'))).toBe(isReported);
  });

  test.each(['2.0.12', '2.0.22', '2.1.2'])('%s: whether it writes to a pipe is not known', (release) =>
    expect(started(release, 'pid_file pipe\n').outcome).toBe('unknown'),
  );
});

describe('a log file that is a link', () => {
  test.each(['circle', 'dangling'])('%s: must lead to a folder that is there', (path) =>
    expect(started('1.6.9', `log_dest file ${path}\n`).outcome).toBe('config'),
  );
});

describe('a path is followed part by part', () => {
  test.each(['nowhere/../acl', 'acl/', 'acl/.', 'acl/../acl'])('%s', (path) =>
    expect(started('2.1.2', `acl_file ${path}\n`).stop?.code).toBe('access-file-missing'),
  );
  test.each(['links.d/../acl', './acl', './/acl', 'links.d/.././acl'])('%s', (path) =>
    expect(started('2.1.2', `acl_file ${path}\n`).outcome).toBe('running'),
  );
});

describe('where the broker says that it cannot open an included file', () => {
  test.each([
    ['1.4.15', 'links.d/a.conf', 0],
    ['1.5.7', 'links.d/a.conf', 0],
    ['1.5.8', 'm.conf', 1],
    ['2.1.2', 'm.conf', 1],
  ])('%s', (release, file, line) => {
    const { stop } = started(release, 'include_dir links.d\n');
    expect(stop).toMatchObject({ place: { file: 'm.conf', line: 1 }, named: { file, line } });
  });

  it('nowhere without memory to say it', () => {
    mkdirSync(join(folder, 'limit.d'));
    for (const name of ['a', 'b']) writeFileSync(join(folder, `limit.d/${name}.conf`), 'memory_limit 1\n');
    const { stop } = started('1.5.11', 'include_dir limit.d\n');
    expect(stop).toMatchObject({ code: 'memory-limit-too-low' });
    expect(stop).not.toHaveProperty('named');
  });
});
