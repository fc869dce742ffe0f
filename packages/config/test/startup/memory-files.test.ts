import { describe, expect, it } from 'vitest';
import { MemoryFiles } from '../../src/memory-files.js';

const files = new MemoryFiles(
  {
    a: 'A',
    'deep/er/b': 'B',
    '/etc/c': Uint8Array.of(1),
    gone: 'missing',
    secret: 'denied',
    there: 'unknown',
    folder: 'directory',
  },
  'unknown',
);

describe('files in memory', () => {
  it('are read by any spelling of their path', () => {
    expect(files.read('./a')).toEqual(new TextEncoder().encode('A'));
    expect(files.read('deep//er/../er/b')).toEqual(new TextEncoder().encode('B'));
    expect(files.read('/etc/c')).toEqual(Uint8Array.of(1));
  });

  it('fail as they are told to', () => {
    expect(files.read('gone')).toBe('missing');
    expect(files.read('secret')).toBe('denied');
    expect(files.read('there')).toBe('unknown');
    expect(files.read('nope')).toBe('missing');
    expect(files.read('/nope')).toBe('unknown');
    expect(new MemoryFiles().read('/nope')).toBe('missing');
  });

  it('are in folders', () => {
    expect(files.read('deep')).toBe('directory');
    expect(files.read('folder')).toBe('directory');
    expect(files.status('deep/er')).toMatchObject({ kind: 'directory' });
    expect(files.status('a')).toMatchObject({ kind: 'file' });
    expect(files.list('deep')).toEqual(['er']);
    expect(files.list('.')).toEqual(expect.arrayContaining(['a', 'deep']));
    expect(files.list('/etc')).toEqual(['c']);
    expect(files.list('nope')).toBe('missing');
  });

  it('can be written in folders that are there', () => {
    expect(files.writable('new')).toBeUndefined();
    expect(files.writable('deep/new')).toBeUndefined();
    expect(files.writable('deep')).toBe('directory');
    expect(files.writable('secret')).toBe('denied');
    expect(files.writable('nowhere/new')).toBe('missing');
    expect(files.writable('/nowhere/new')).toBe('unknown');
  });
});
