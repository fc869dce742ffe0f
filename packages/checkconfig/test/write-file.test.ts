import {
  chmodSync,
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
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UsageError } from '../src/failure.js';
import { writeFile } from '../src/write-file.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-file-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the mode stays, and nothing is left beside the file', () => {
  const path = join(folder, 'a.conf');
  writeFileSync(path, 'old');
  chmodSync(path, 0o640);
  writeFile(path, 'new\r\n');
  expect(readFileSync(path, 'utf8')).toBe('new\r\n');
  expect(statSync(path).mode & 0o7777).toBe(0o640);
  expect(readdirSync(folder)).toEqual(['a.conf']);
});

test('a symbolic link stays one, and its target is written where it lies', () => {
  mkdirSync(join(folder, 'real'));
  writeFileSync(join(folder, 'real/a.conf'), 'old');
  symlinkSync('real/a.conf', join(folder, 'link.conf'));
  writeFile(join(folder, 'link.conf'), new Uint8Array([0xff, 0x0a]));
  expect(lstatSync(join(folder, 'link.conf')).isSymbolicLink()).toBe(true);
  expect([...readFileSync(join(folder, 'real/a.conf'))]).toEqual([0xff, 0x0a]);
  expect(readdirSync(folder).sort()).toEqual(['link.conf', 'real']);
});

test('bytes that are not UTF-8 come through a text unharmed', () => {
  const path = join(folder, 'a.conf');
  writeFileSync(path, '');
  writeFile(path, '\udcff\n');
  expect([...readFileSync(path)]).toEqual([0xff, 0x0a]);
});

test('what cannot be written is told in one sentence', () => {
  expect(() => writeFile(join(folder, 'none'), '')).toThrow(UsageError);
  expect(() => writeFile(folder, '')).toThrow(/no ordinary file/);
});
