import { describe, expect, test } from 'vitest';
import { findPsk, type PskFile, readPskFile } from '../../src/access/index.js';
import { GENERATIONS, outcome } from './support.js';

const read = (name: string, text: string) => outcome(readPskFile, name, text);
const keys = (file: PskFile | undefined) =>
  file ? [...file.identities.values()].map((e) => `${e.identity}=${e.key}`) : [];

const since = (first: string) => GENERATIONS.slice(GENERATIONS.indexOf(first));
const before = (first: string) => GENERATIONS.slice(0, GENERATIONS.indexOf(first));

describe('a PSK file', () => {
  test.each(GENERATIONS)('%s reads identities and keys', (name) => {
    const { model, refused, remarks } = read(name, 'one:deadBEEF\r\ntwo:00\nthree:abc');
    expect([...refused, ...remarks]).toEqual([]);
    expect(keys(model)).toEqual(['one=deadBEEF', 'two=00', 'three=abc']);
    expect(findPsk(model!, 'two')?.place.line).toBe(2);
    expect(findPsk(model!, 'four')).toBeUndefined();
  });

  test.each(GENERATIONS)('%s refuses a key that is not hexadecimal', (name) => {
    expect(read(name, 'id:xyz\n').refused).toEqual(['1 psk-key-not-hex "xyz"']);
    expect(read(name, 'a:00\nid:0x00\n').refused).toEqual(['2 psk-key-not-hex "0x00"']);
  });

  test('every line that names an identity is known, also one that makes no entry', () => {
    const { model } = read('2.1.2', '# c\n one :00\ntwo:xyz\none:01\n :02\n');
    expect(
      model?.identityLines.map(({ name, place: { line, span } }) => [line, name, span.start, span.end]),
    ).toEqual([
      [2, 'one', 5, 8],
      [3, 'two', 13, 16],
      [4, 'one', 21, 24],
    ]);
  });

  test('2.1 drops a line with a NUL', () => {
    expect(keys(read('2.1.2', 'one:00\0\ntwo:01\n').model)).toEqual(['two=01']);
  });

  test('blanks around a key', () => {
    expect(read('1.6.8', 'id: 00 \n').refused).toEqual(['1 psk-key-not-hex " 00 "']);
    expect(keys(read('1.6.9', ' id : 00 \n').model)).toEqual(['id=00']);
  });

  test.each(since('1.5.6'))('%s passes over comments and lines without a key', (name) => {
    const { refused, remarks } = read(name, '# c\nid\n:00\n');
    expect(refused).toEqual([]);
    expect(remarks).toEqual(['hint 2 credential-line-ignored "id"', 'notice 3 psk-line-invalid ":00"']);
  });

  test.each(before('1.5.6'))('%s refuses comments, blank lines and lines without a key', (name) => {
    expect(read(name, '# c\n\nid\n:00\n').refused).toEqual([
      '1 psk-line-invalid "# c"',
      '2 psk-line-invalid ""',
      '3 psk-line-invalid "id"',
      '4 psk-line-invalid ":00"',
    ]);
  });

  test.each(GENERATIONS)('%s takes an empty key', (name) => {
    expect(read(name, 'id:\n').refused).toEqual([]);
    expect(read(name, 'id:\n').remarks).toEqual(['hint 1 psk-key-empty "id:"']);
  });

  test('an identity twice: the first counts, but both must be hexadecimal up to 2.0', () => {
    expect(keys(read('2.0.22', 'id:dead\nid:beef\n').model)).toEqual(['id=dead']);
    expect(keys(read('2.1.2', 'id:dead\nid:beef\n').model)).toEqual(['id=dead']);
    expect(read('2.1.2', 'id:dead\nid:beef\n').remarks).toEqual(['notice 2 psk-identity-duplicate "id"']);
    expect(read('2.0.22', 'id:dead\nid:xyz\n').refused).toHaveLength(1);
    expect(read('2.1.2', 'id:dead\nid:xyz\n').refused).toEqual([]);
  });

  test('an empty identity', () => {
    expect(keys(read('2.0.22', ' :00\n').model)).toEqual(['=00']);
    expect(read('2.1.2', ' :00\n').remarks).toEqual(['notice 1 psk-identity-empty " :00"']);
  });
});
