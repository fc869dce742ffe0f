import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NodeFiles } from '../../src/node/node-files.js';
import { nodeHost } from '../../src/node/node-host.js';
import { systemPath } from '../../src/node/system-path.js';

let folder: string;
const text = (content: unknown) =>
  content instanceof Uint8Array ? new TextDecoder().decode(content) : content;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'node-host-'));
  mkdirSync(join(folder, 'etc'));
  mkdirSync(join(folder, 'deep/er'), { recursive: true });
  writeFileSync(join(folder, 'a'), 'A');
  writeFileSync(join(folder, 'deep/b'), 'B');
  writeFileSync(join(folder, 'etc/passwd'), 'root:x:0:0::/root:/bin/sh\nmosquitto:x:102:105::/:/bin/false\n');
  writeFileSync(join(folder, 'etc/hosts'), '# names\n10.0.0.5 Broker.lan broker # this one\n::1 localhost\n');
  symlinkSync('a', join(folder, 'link'));
  chmodSync(join(folder, 'a'), 0o640);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('files', () => {
  it('begin where the broker is started', () => {
    const files = new NodeFiles({ cwd: folder });
    expect(text(files.read('a'))).toBe('A');
    expect(text(files.read('./deep/../a'))).toBe('A');
    expect(files.read('nope')).toBe('missing');
    expect(files.read('a/b')).toBe('missing');
    expect(files.read('deep')).toBe('directory');
    expect(files.read('a\0b')).toBe('missing');
    expect(files.list('deep')).toEqual(['b', 'er']);
    expect(files.status('a')).toMatchObject({ kind: 'file', mode: 0o640 });
    expect(files.isLink('link')).toBe(true);
    expect(files.isLink('a')).toBe(false);
  });

  it('belong to another machine if their path is absolute', () => {
    expect(new NodeFiles({ cwd: folder }).read('/nowhere/at/all')).toBe('unknown');
    expect(new NodeFiles({ cwd: folder, checkFiles: true }).read('/nowhere/at/all')).toBe('missing');
    expect(new NodeFiles({ root: folder }).read('/nowhere/at/all')).toBe('missing');
    expect(text(new NodeFiles({ root: folder }).read('/deep/b'))).toBe('B');
  });

  it('are found where they are mapped to', () => {
    const maps = [
      { from: '/data', to: folder },
      { from: '/data/x/', to: join(folder, 'deep') },
    ];
    const files = new NodeFiles({ maps });
    expect(text(files.read('/data/a'))).toBe('A');
    expect(text(files.read('/data/x/b'))).toBe('B');
    expect(files.read('/data/nope')).toBe('missing');
    expect(files.read('/database')).toBe('unknown');
  });

  it('are read once', () => {
    const files = new NodeFiles({ cwd: folder });
    writeFileSync(join(folder, 'changing'), 'before');
    expect(text(files.read('changing'))).toBe('before');
    writeFileSync(join(folder, 'changing'), 'after');
    expect(text(files.read('changing'))).toBe('before');
  });

  it('may have names that are not UTF-8', () => {
    const name = 'caf\udce9.conf';
    mkdirSync(join(folder, 'names'));
    writeFileSync(systemPath(join(folder, 'names', name)), 'port 1883\n');
    const files = new NodeFiles({ cwd: folder });
    expect(files.list('names')).toEqual([name]);
    expect(text(files.read(`names/${name}`))).toBe('port 1883\n');
    expect(files.status(`names/${name}`)).toMatchObject({ kind: 'file' });
    expect(files.isLink(`names/${name}`)).toBe(false);
    expect(files.writable(`names/${name}`)).toBeUndefined();
    expect(files.writable('names/other\udcff')).toBeUndefined();
  });

  it('can be written where their folder is', () => {
    const files = new NodeFiles({ cwd: folder });
    expect(files.writable('new')).toBeUndefined();
    expect(files.writable('a')).toBeUndefined();
    expect(files.writable('deep')).toBe('directory');
    expect(files.writable('nowhere/new')).toBe('missing');
    expect(files.writable('a/new')).toBe('missing');
    expect(files.writable('/nowhere/new')).toBe('unknown');
  });

  it('may be devices, from which nothing is read', () => {
    const files = new NodeFiles({ checkFiles: true });
    expect(files.read('/dev/zero')).toBe('unknown');
    expect(files.unread('/dev/zero')).toBe('special');
    expect(files.read('/dev/null')).toEqual(new Uint8Array());
  });

  it('are found where the links in the middle of a path lead', () => {
    const tree = mkdtempSync(join(folder, 'tree-'));
    mkdirSync(join(tree, 'here'));
    writeFileSync(join(tree, 'here/a'), 'inside');
    symlinkSync(join(folder, 'deep/er'), join(tree, 'here/out'));
    expect(text(new NodeFiles({ cwd: join(tree, 'here'), checkFiles: true }).read('out/../b'))).toBe('B');
    // What is outside stays unread, also where the text of the path looks as if it were inside.
    const files = new NodeFiles({ cwd: join(tree, 'here') });
    expect(files.read('out/../b')).toBe('unknown');
    expect(files.unread('out/../b')).toBe('outside');
    expect(files.read('out/../a')).toBe('unknown');
  });
});

describe('the machine', () => {
  it('has the names and users of its own file system', () => {
    const host = nodeHost({ root: folder });
    expect(host.resolve('broker')).toEqual(['10.0.0.5']);
    expect(host.resolve('BROKER.lan')).toEqual(['10.0.0.5']);
    expect(host.resolve('localhost')).toEqual(['::1']);
    expect(host.resolve('broker.example.org')).toBeUndefined();
    expect(host.hasUser('mosquitto')).toBe(true);
    expect(host.hasUser('nobody-here')).toBe(false);
    expect(host.account?.('mosquitto')).toEqual({ uid: 102, gid: 105 });
    expect(host.root).toBe(true);
  });

  it('keeps quiet about what only another machine knows', () => {
    const host = nodeHost({ cwd: folder });
    expect(host.resolve('localhost')).toBeDefined();
    expect(host.resolve('broker.example.org')).toBe('unknown');
    for (const name of ['mosquitto', 'mqtt-broker', 'my_host', 'host.docker.internal', 'a.test', 'a.example'])
      expect(host.resolve(name), name).toBe('unknown');
    expect(host.resolve('no.such.host.invalid')).toBeUndefined();
    expect(host.resolve('127.0.0.1\t')).toBeUndefined();
    for (const name of [
      '',
      '"mosquitto"',
      'a..b',
      '-a',
      'a b',
      'a:1883',
      '256.1.1.1',
      'tcp://a',
      'x'.repeat(64),
    ])
      expect(host.resolve(name), name).toBeUndefined();
    expect(host.hasUser('nobody-here')).toBeUndefined();
    expect(host.interfaces()).toBeUndefined();
  });

  it('says nothing of the user that comes with the package, unless all of its files are here', () => {
    const here = nodeHost({ checkFiles: true });
    expect(here.hasUser('mosquitto')).not.toBe(false);
    expect(here.hasUser('nobody-here')).toBe(false);
    const image = mkdtempSync(join(tmpdir(), 'image-'));
    mkdirSync(join(image, 'etc'));
    writeFileSync(join(image, 'etc/passwd'), 'root:x:0:0::/root:/bin/sh\n');
    expect(nodeHost({ root: image }).hasUser('mosquitto')).toBe(false);
    rmSync(image, { recursive: true });
  });

  it('can be this one', () => {
    const host = nodeHost({ checkFiles: true });
    expect([...host.interfaces()!.values()].flat()).toContain('127.0.0.1');
    expect(nodeHost({ interfaces: { eth0: ['10.0.0.1'] } }).interfaces()).toEqual(
      new Map([['eth0', ['10.0.0.1']]]),
    );
    expect(nodeHost({ asRoot: false }).root).toBe(false);
  });
});
