import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineAt, offsetAt, parseConfiguration, parsePasswords, positionAt, rangeOf } from '../src/index.js';
import { anyText } from './arbitraries.js';

const document = parseConfiguration('ab\r\n😀 x\n\nlast');
//                                   0 1 2  3  4-6 7  8 9

describe('positionAt', () => {
  test.each([
    [0, 0, 0],
    [1, 0, 1],
    [2, 0, 2],
    [3, 0, 2],
    [4, 1, 0],
    [6, 1, 2],
    [8, 1, 4],
    [9, 2, 0],
    [10, 3, 0],
    [14, 3, 4],
    [99, 3, 4],
    [-1, 0, 0],
  ])('%i', (offset, line, character) => {
    expect(positionAt(document, offset)).toEqual({ line, character });
  });

  test('after the last line ending', () => {
    expect(positionAt(parseConfiguration('a\n'), 2)).toEqual({ line: 1, character: 0 });
    expect(positionAt(parseConfiguration(''), 0)).toEqual({ line: 0, character: 0 });
    expect(positionAt(parseConfiguration('a\r'), 2)).toEqual({ line: 0, character: 1 });
  });
});

test.each([
  [0, 0, 0],
  [0, 99, 2],
  [0, -1, 0],
  [1, 2, 6],
  [2, 5, 9],
  [3, 4, 14],
  [4, 0, 14],
  [99, 3, 14],
  [-1, 3, 0],
])('offsetAt %i:%i', (line, character, offset) => {
  expect(offsetAt(document, { line, character })).toBe(offset);
});

test('every offset of a line comes back', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const parsed = parseConfiguration(text);
      for (const line of parsed.lines) {
        for (let offset = line.start; offset <= line.end; offset++) {
          expect(offsetAt(parsed, positionAt(parsed, offset))).toBe(offset);
        }
      }
      expect(offsetAt(parsed, { line: parsed.lines.length, character: 0 })).toBe(text.length);
    }),
  );
});

test('rangeOf', () => {
  expect(rangeOf(document, { start: 1, end: 6 })).toEqual({
    start: { line: 0, character: 1 },
    end: { line: 1, character: 2 },
  });
});

describe('lineAt', () => {
  test('a line has its characters, its ending and, if it is the last, the end of the text', () => {
    expect([0, 2, 3, 4, 9, 14].map((offset) => lineAt(document, offset)?.number)).toEqual([1, 1, 1, 2, 3, 4]);
  });

  test('nothing where no line is', () => {
    expect(lineAt(document, -1)).toBeUndefined();
    expect(lineAt(document, 15)).toBeUndefined();
    expect(lineAt(parseConfiguration('a\n'), 2)).toBeUndefined();
    expect(lineAt(parseConfiguration(''), 0)).toBeUndefined();
  });

  test('works on password files, too', () => {
    expect(lineAt(parsePasswords('a:b\nc:d'), 5)?.kind).toBe('entry');
  });
});
