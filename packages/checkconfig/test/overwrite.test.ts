import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UsageError } from '../src/failure.js';
import { writeFiles } from '../src/write/write-files.js';

let isKilled = false;

// A run that is killed in the middle of a file leaves half of it, and does nothing afterwards.
vi.mock('../src/write/write-safely.js', async (original) => {
  const { writeSafely, ...others } = await original<typeof import('../src/write/write-safely.js')>();
  return {
    ...others,
    writeSafely: (...[path, flags, content, mode]: Parameters<typeof writeSafely>) => {
      if (!isKilled || flags !== 'r+') return writeSafely(path, flags, content, mode);
      writeSafely(path, flags, content.subarray(0, 2));
      throw new Error('killed');
    },
  };
});

let folder: string;
let path: string;
const search = process.env.PATH;
const write = (content: string) => writeFiles([{ path, content, before: readFileSync(path, 'utf8') }]);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'overwrite-'));
  path = join(folder, 'a.conf');
  writeFileSync(path, 'what it held');
  // Without the command that copies attributes, the file itself is written.
  process.env.PATH = folder;
});
afterEach(() => {
  process.env.PATH = search;
  isKilled = false;
  rmSync(folder, { recursive: true });
});

test('a run that is killed while it writes a file leaves what the file held, and the next one says so', () => {
  isKilled = true;
  expect(() => write('new')).toThrow('killed');
  isKilled = false;
  const kept = `${path}.checkconfig-before`;
  expect(readFileSync(path, 'utf8')).toBe('wh');
  expect(readFileSync(kept, 'utf8')).toBe('what it held');
  expect(() => write('newer')).toThrow(UsageError);
  expect(() => write('newer')).toThrow(`compare it with "${kept}", which is the content from before`);
  expect(readFileSync(path, 'utf8')).toBe('wh');
});

test('what a run left that was killed before it changed anything is removed', () => {
  writeFileSync(`${path}.checkconfig-before`, 'what it held');
  write('new');
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['a.conf']);
});
