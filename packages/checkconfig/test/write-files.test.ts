import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UsageError } from '../src/failure.js';
import { writeFiles } from '../src/write/write-files.js';

let folder: string;

/** Writes one file, which must hold `before`. */
const write = (path: string, content: string | Uint8Array, before: string | Uint8Array = 'old') =>
  writeFiles([{ path, content, before }]);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-file-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the mode stays, and nothing is left beside the file', () => {
  const path = join(folder, 'a.conf');
  writeFileSync(path, 'old');
  chmodSync(path, 0o640);
  write(path, 'new\r\n');
  expect(readFileSync(path, 'utf8')).toBe('new\r\n');
  expect(statSync(path).mode & 0o7777).toBe(0o640);
  expect(readdirSync(folder)).toEqual(['a.conf']);
});

test('a symbolic link stays one, and its target is written where it lies', () => {
  mkdirSync(join(folder, 'real'));
  writeFileSync(join(folder, 'real/a.conf'), 'old');
  symlinkSync('real/a.conf', join(folder, 'link.conf'));
  write(join(folder, 'link.conf'), new Uint8Array([0xff, 0x0a]));
  expect(lstatSync(join(folder, 'link.conf')).isSymbolicLink()).toBe(true);
  expect([...readFileSync(join(folder, 'real/a.conf'))]).toEqual([0xff, 0x0a]);
  expect(readdirSync(folder).sort()).toEqual(['link.conf', 'real']);
});

test('bytes that are not UTF-8 come through a text unharmed', () => {
  const path = join(folder, 'a.conf');
  writeFileSync(path, '');
  write(path, '\udcff\n', '');
  expect([...readFileSync(path)]).toEqual([0xff, 0x0a]);
});

test('what cannot be written is told in one sentence', () => {
  expect(() => write(join(folder, 'none'), '')).toThrow(UsageError);
  expect(() => write(folder, '')).toThrow(/not an ordinary file/);
});

/** Runs a line of Python, which can do with attributes what Node cannot. @returns what it prints */
function python(line: string, path: string): string {
  return spawnSync('python3', ['-c', `import os, sys\n${line}`, path], { encoding: 'utf8' }).stdout ?? '';
}

// Entries of an access control list as Linux keeps them: version, then tag, permissions and id of each.
const ACL =
  "b'\\x02\\0\\0\\0' + b''.join(__import__('struct').pack('<HHI', *e) for e in [(1,6,0xffffffff),(2,4,12345),(4,0,0xffffffff),(16,4,0xffffffff),(32,0,0xffffffff)])";
const SET = `os.setxattr(sys.argv[1], 'system.posix_acl_access', ${ACL}); os.setxattr(sys.argv[1], 'user.note', b'kept'); print('set', end='')`;
const GET =
  "print(os.getxattr(sys.argv[1], 'system.posix_acl_access') == ACL, os.getxattr(sys.argv[1], 'user.note'), end='')";
const canSet = (() => {
  const place = mkdtempSync(join(tmpdir(), 'attributes-'));
  writeFileSync(join(place, 'a'), '');
  const answer = python(SET, join(place, 'a'));
  rmSync(place, { recursive: true });
  return answer === 'set';
})();

test.runIf(canSet)('an access control list and extended attributes stay', () => {
  const path = join(folder, 'a.conf');
  writeFileSync(path, 'old');
  python(SET, path);
  const mode = statSync(path).mode;
  write(path, 'new');
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(python(GET.replace('ACL', ACL), path)).toBe("True b'kept'");
  expect(statSync(path).mode).toBe(mode);
});

test('where attributes cannot be copied, the file itself is written anew', () => {
  const path = join(folder, 'a.conf');
  writeFileSync(path, 'a longer old text');
  const { ino } = statSync(path);
  const search = process.env.PATH;
  process.env.PATH = folder;
  try {
    write(path, 'new', 'a longer old text');
  } finally {
    process.env.PATH = search;
  }
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(statSync(path).ino).toBe(ino);
  expect(readdirSync(folder)).toEqual(['a.conf']);
});

describe('not written, and told in one sentence:', () => {
  const cases: Readonly<Record<string, [prepare: (path: string) => void, reason: RegExp]>> = {
    'a file that changed meanwhile': [
      (path) => writeFileSync(path, 'newer'),
      /because another program changed it/,
    ],
    'a file of several names': [(path) => linkSync(path, `${path}-too`), /has 2 names \(hard links\)/],
    'a read-only file': [(path) => chmodSync(path, 0o444), /is read-only/],
  };
  test.each(Object.entries(cases))('%s', (_, [prepare, reason]) => {
    const [first, second] = [join(folder, 'a.conf'), join(folder, 'b.conf')];
    for (const path of [first, second]) writeFileSync(path, 'old');
    prepare(second);
    const before = [readFileSync(first, 'utf8'), readFileSync(second, 'utf8'), readdirSync(folder)];
    const changes = [first, second].map((path) => ({ path, content: 'new', before: 'old' }));
    expect(() => writeFiles(changes)).toThrow(UsageError);
    expect(() => writeFiles(changes)).toThrow(reason);
    expect(() => writeFiles(changes)).toThrow(/no other file was written either$/);
    expect([readFileSync(first, 'utf8'), readFileSync(second, 'utf8'), readdirSync(folder)]).toEqual(before);
  });
});

test('what a killed run has left is removed, and what another run is about to write is not', () => {
  const { pid: ended } = spawnSync('true');
  const names = [`.checkconfig-${ended}-0123456789ab`, `.checkconfig-${process.ppid}-0123456789ab`];
  for (const name of names) writeFileSync(join(folder, name), 'half');
  writeFileSync(join(folder, 'a.conf'), 'old');
  write(join(folder, 'a.conf'), 'new');
  expect(readdirSync(folder).sort()).toEqual([names[1], 'a.conf']);
});

describe('a new file', () => {
  const create = (path: string, mode?: number) =>
    writeFiles([{ path, content: 'new', before: undefined, mode }]);

  test.each([
    [undefined, 0o600],
    [0o640, 0o640],
  ])('is open to no other user: mode %o', (mode, expected) => {
    create(join(folder, 'a'), mode);
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(expected);
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  test('takes the place of no other', () => {
    writeFileSync(join(folder, 'a'), 'old');
    expect(() => create(join(folder, 'a'))).toThrow(/"[^"]+a" was not written: there is a file of this name/);
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('old');
  });

  test('is not written through a link that leads nowhere', () => {
    symlinkSync('none', join(folder, 'a'));
    expect(() => create(join(folder, 'a'))).toThrow(/it is a symbolic link to a file that is not there/);
    expect(readdirSync(folder)).toEqual(['a']);
  });

  test('is not there if another one cannot be written', () => {
    writeFileSync(join(folder, 'b'), 'newer');
    const changes = [
      { path: join(folder, 'a'), content: 'new', before: undefined },
      { path: join(folder, 'b'), content: 'new', before: 'old' },
    ];
    expect(() => writeFiles(changes)).toThrow(
      /another program changed it.*no other file was written either$/,
    );
    expect(readdirSync(folder)).toEqual(['b']);
  });
});

describe('a file that two changes name', () => {
  const bothNames = (...contents: readonly [string, string]) => {
    const names = [join(folder, 'a.conf'), join(folder, 'link.conf')] as const;
    writeFileSync(names[0], 'old');
    symlinkSync('a.conf', names[1]);
    return contents.map((content, index) => ({ path: names[index]!, content, before: 'old' }));
  };

  test('is written once if both agree', () => {
    writeFiles(bothNames('new', 'new'));
    expect(readFileSync(join(folder, 'link.conf'), 'utf8')).toBe('new');
    expect(readdirSync(folder).sort()).toEqual(['a.conf', 'link.conf']);
  });

  test('is not written if they do not', () => {
    const changes = bothNames('new', 'newer');
    expect(() => writeFiles(changes)).toThrow(/are the same file and would get different contents/);
    expect(readFileSync(join(folder, 'a.conf'), 'utf8')).toBe('old');
    expect(readdirSync(folder).sort()).toEqual(['a.conf', 'link.conf']);
  });
});

test('a change of the mode comes with the new content', () => {
  const path = join(folder, 'passwd');
  writeFileSync(path, 'old');
  chmodSync(path, 0o644);
  writeFiles([{ path, content: 'secret', before: 'old', mode: 0o600 }]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readFileSync(path, 'utf8')).toBe('secret');
});
