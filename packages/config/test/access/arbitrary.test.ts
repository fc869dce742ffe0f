import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase64 } from '../../src/access/base64.js';
import { readAclFile, readPasswordFile, readPskFile } from '../../src/access/index.js';
import { GENERATIONS, outcome } from './support.js';

const READERS = [readPasswordFile, readAclFile, readPskFile];

/** Bytes as they come, and text in which the words of these files turn up. */
const content = fc.oneof(
  fc.uint8Array({ maxLength: 3000 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'user',
          'topic',
          'pattern',
          'read',
          'deny',
          ' ',
          '\t',
          ':',
          '$6$',
          '$',
          '#',
          '+',
          '/',
          '\n',
          '\r\n',
          '\0',
          '%u',
        ),
        fc.string({ unit: 'binary', maxLength: 4 }),
        fc.nat({ max: 1300 }).map((n) => 'x'.repeat(n)),
      ),
      { maxLength: 60 },
    )
    .map((parts) => new TextEncoder().encode(parts.join(''))),
);

test('no content whatsoever throws, and every place is in the file', () => {
  fc.assert(
    fc.property(content, fc.constantFrom(...GENERATIONS), (bytes, name) => {
      for (const reader of READERS) {
        const { model, refused, remarks } = outcome<unknown>(reader, name, bytes);
        expect(model).toBeDefined();
        for (const said of [...refused, ...remarks]) expect(said).toMatch(/[a-z]/);
      }
    }),
    { numRuns: 500 },
  );
});

test('base64 as written by others is read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 70 }), (bytes) => {
      expect(decodeBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes);
    }),
  );
});

test('base64 that is not quite', () => {
  const text = (encoded: string) => Buffer.from(decodeBase64(encoded) ?? []).toString();
  expect(text('aGVsbG8=')).toBe('hello');
  expect(text('aGVsbG8=x')).toBe('hello');
  expect(text('aGVsbG8')).toBe('hel');
  expect(text('aGVs bG8=')).toBe('');
  expect(text('aGVs----')).toBe('hel');
  expect(text('  aGVsbG8=  ')).toBe('hello\0');
  expect(text('abc')).toBe('');
  expect(text('aGV_')).toBe('');
});
