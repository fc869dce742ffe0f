import { describe, expect, it } from 'vitest';
import { MemoryFiles } from '../src/memory-files.js';
import { mayRead, OTHER_USER, permits, READ } from '../src/permissions.js';

const broker = { uid: 101, gid: 102, groups: [103] };
const file = (mode: number, uid: number, gid: number) => ({ kind: 'file', mode, uid, gid }) as const;

describe('who may read a file', () => {
  it.each([
    ['its owner', 0o400, 101, 0, true],
    ['not its owner, where only others may', 0o044, 101, 0, false],
    ['its group', 0o640, 0, 102, true],
    ['a further group', 0o640, 0, 103, true],
    ['others', 0o604, 0, 0, true],
    ['root only', 0o600, 0, 0, false],
    ['another group', 0o640, 0, 104, false],
    ['nobody at all', 0o000, 101, 102, false],
  ])('%s', (_, mode, uid, gid, expected) => {
    expect(permits(file(mode, uid, gid), broker, READ)).toBe(expected);
    expect(permits(file(mode, uid, gid), { uid: 0, gid: 0 }, READ)).toBe(true);
  });

  it('cannot always be told', () => {
    const { groups, ...noGroups } = broker;
    expect(permits(file(0o640, 0, 104), noGroups, READ)).toBeUndefined();
    expect(permits(file(0o640, 0, 0), noGroups, READ)).toBe(false);
    expect(permits(file(0o600, 0, 0), OTHER_USER, READ)).toBe(false);
    expect(permits(file(0o644, 0, 0), OTHER_USER, READ)).toBe(true);
    expect(permits(file(0o600, 101, 102), OTHER_USER, READ)).toBeUndefined();
    expect(permits(file(0o600, -1, -1), broker, READ)).toBeUndefined();
  });
});

it('a folder on the way may be in the way', () => {
  const folder = (mode: number) => ({ kind: 'directory', mode, uid: 0, gid: 0 }) as const;
  const readable = (mode: number) => {
    const files = new MemoryFiles({ '/private/a/b': { content: '', status: file(0o644, 0, 0) } });
    const status = files.status.bind(files);
    files.status = (path) => (path === '/private' ? folder(mode) : status(path));
    return mayRead(files, '/private/a/b', broker);
  };
  expect(readable(0o711)).toBe(true);
  expect(readable(0o700)).toBe(false);
});
