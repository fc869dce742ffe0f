import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import {
  analyse,
  findTarget,
  isWindowsPath,
  latest,
  MemoryFiles,
  type Release,
  systemOf,
} from '../src/index.js';
import { persistencePath } from '../src/internal.js';
import { NodeFiles, nodeHost } from '../src/node/index.js';

const onWindows = process.platform === 'win32';

describe('the system that a configuration is for', () => {
  test.each([
    ['password_file c:\\mosquitto\\passwd', 'windows'],
    ['certfile C:/mosquitto/server.crt', 'windows'],
    ['  acl_file "D:\\acl"', 'windows'],
    ['log_dest file C:\\log.txt', 'windows'],
    ['plugin_load security C:\\dynsec.dll', 'windows'],
    ['plugin_opt_config_file C:\\dynsec.json', 'windows'],
    ['pid_file \\\\server\\share\\pid', 'windows'],
    ['persistence_location %APPDATA%\\mosquitto', 'windows'],
    ['# password_file c:\\mosquitto\\passwd', 'posix'],
    ['password_file /etc/mosquitto/passwd', 'posix'],
    ['password_file certs\\passwd', 'posix'],
    // A topic and a password of a bridge.
    ['topic c:/sensors both', 'posix'],
    ['remote_password c:\\secret', 'posix'],
    ['address mqtt://broker.example', 'posix'],
  ])('%s: %s', (line, system) => {
    expect(systemOf(`listener 1883\n${line}\n`)).toBe(system);
  });

  test('no absolute path of Linux is one of Windows', () => {
    fc.assert(fc.property(fc.string(), (text) => !isWindowsPath(`/${text}`)));
  });
});

function folder(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(tmpdir(), 'windows-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

describe.skipIf(onWindows)('files of a configuration for Windows on another system', () => {
  const cwd = folder({ passwd: 'p', 'certs/ca.crt': 'c', 'c:/x': 'a folder named like a drive' });
  afterAll(() => rmSync(cwd, { recursive: true }));
  const text = (content: unknown) =>
    content instanceof Uint8Array ? new TextDecoder().decode(content) : content;

  test('absolute paths are on another machine, relative ones beside the configuration', () => {
    const files = new NodeFiles({ cwd, system: 'windows' });
    expect(files.read('c:\\mosquitto\\passwd')).toBe('unknown');
    expect(files.read('C:/x')).toBe('unknown');
    expect(files.read('\\\\server\\share\\x')).toBe('unknown');
    expect(files.list('C:\\mosquitto\\conf.d')).toBe('unknown');
    expect(files.writable('C:\\mosquitto\\log')).toBe('unknown');
    expect(text(files.read('certs\\ca.crt'))).toBe('c');
    expect(files.read('certs\\missing')).toBe('missing');
  });

  test('a drive in a configuration that is otherwise not for Windows', () => {
    expect(new NodeFiles({ cwd }).read('c:\\mosquitto\\passwd')).toBe('unknown');
    expect(new NodeFiles({ cwd, root: '/' }).read('c:\\mosquitto\\passwd')).toBe('unknown');
    // A backslash is a character like any other.
    expect(new NodeFiles({ cwd }).read('certs\\ca.crt')).toBe('missing');
  });

  test('on the machine of the broker they are names like others', () => {
    const files = new NodeFiles({ cwd, system: 'windows', checkFiles: true });
    expect(files.read('c:\\mosquitto\\passwd')).toBe('missing');
    expect(files.read('certs\\ca.crt')).toBe('missing');
    expect(nodeHost({ system: 'windows', checkFiles: true }).system).toBe('posix');
  });

  test.each(['C:\\mosquitto', 'c:/Mosquitto/', 'c:\\mosquitto\\'])('mapped from %s', (from) => {
    const files = new NodeFiles({ cwd, system: 'windows', maps: [{ from, to: cwd }] });
    expect(text(files.read('C:\\mosquitto\\certs\\ca.crt'))).toBe('c');
    expect(files.read('c:/mosquitto/missing')).toBe('missing');
    expect(files.writable('C:\\mosquitto\\certs\\new.log')).toBeUndefined();
    expect(files.read('C:\\mosquitto2\\passwd')).toBe('unknown');
  });
});

const windows = (files: Readonly<Record<string, string>>) => ({
  files: new MemoryFiles(files),
  system: 'windows' as const,
  resolve: () => undefined,
  interfaces: () => undefined,
  hasUser: () => false,
  hostname: 'machine',
  root: true,
});

function codes(text: string, files: Readonly<Record<string, string>> = {}, release: Release = latest) {
  const { report, outcome } = analyse(
    'mosquitto.conf',
    release,
    windows({ 'mosquitto.conf': text, ...files }),
  );
  return [outcome, ...[...report.problems, ...report.remarks].map(({ code }) => code)];
}

describe('the broker on Windows', () => {
  test('has no user to turn into, and every port is open to it', () => {
    expect(codes('user nobody-here\nlistener 80\nallow_anonymous true\n')).toEqual([
      'running',
      'not-on-windows',
    ]);
  });

  test.each([
    ['log_facility 99\n', 'running'],
    ['listener 1883\nbind_interface eth0\n', 'config'],
    ['listener 0 C:\\mosquitto.sock\n', 'config'],
  ])('%j', (text, outcome) => {
    expect(codes(`allow_anonymous true\nlistener 1884\n${text}`)).toEqual([outcome, 'not-on-windows']);
  });

  test('refuses a folder without included files, whose names may be in capitals', () => {
    const text = 'listener 1883\nallow_anonymous true\ninclude_dir C:\\mosquitto\\conf.d\n';
    const refused = codes(text, { 'C:/mosquitto/conf.d/notes.txt': '' });
    expect(refused).toEqual(['config', 'missing-folder']);
    expect(codes(text, { 'C:/mosquitto/conf.d/A.CONF': 'max_keepalive 60\n' })).toEqual(['running']);
  });

  test.each([
    ['2.0.2', 'C:\\data\\mosquitto.db'],
    ['2.0.22', 'C:\\data\\\\mosquitto.db'],
  ])('%s joins the path of the persistence file', (release, path) => {
    const text = 'persistence true\npersistence_location C:\\data\\\n';
    const { configuration } = analyse(
      'mosquitto.conf',
      findTarget(release)!,
      windows({ 'mosquitto.conf': text }),
    );
    expect(persistencePath(configuration)).toBe(path);
  });
});
