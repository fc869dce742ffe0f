import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteLength, decode, encode } from '../src/index.js';
import { anyText } from './arbitraries.js';

const bytes = (...values: number[]) => Uint8Array.from(values);

describe('decode', () => {
  test.each([
    ['ASCII', [0x61, 0x00, 0x7f], 'a\0\x7f'],
    ['UTF-8', [0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80], 'é€😀'],
    ['a byte order mark', [0xef, 0xbb, 0xbf, 0x61], '\ufeffa'],
    ['Latin-1', [0x61, 0xe9, 0x62], 'a\udce9b'],
    ['an interrupted sequence', [0xe2, 0x82, 0x61], '\udce2\udc82a'],
    ['a sequence cut short', [0xc3, 0xa9, 0xf0, 0x9f, 0x98], 'é\udcf0\udc9f\udc98'],
    ['a lone continuation byte', [0x80, 0xbf], '\udc80\udcbf'],
    ['an encoded surrogate', [0xed, 0xb2, 0x80], '\udced\udcb2\udc80'],
    ['an overlong form', [0xc0, 0x80, 0xe0, 0x80, 0x80], '\udcc0\udc80\udce0\udc80\udc80'],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80, 0xff], '\udcf4\udc90\udc80\udc80\udcff'],
    ['a byte order mark and bad bytes', [0xef, 0xbb, 0xbf, 0xff], '\ufeff\udcff'],
    ['good after bad', [0xff, 0xf0, 0x9f, 0x98, 0x80, 0xe2, 0x82, 0xac], '\udcff😀€'],
  ])('%s', (_, values, expected) => {
    expect(decode(bytes(...values))).toBe(expected);
    expect(encode(expected)).toEqual(bytes(...values));
  });

  test('more than fits a chunk', () => {
    const text = '😀é\udc80x'.repeat(10_000);
    expect(decode(encode(text)) === text).toBe(true);
  });
});

test('any bytes come back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (array) => {
      expect(encode(decode(array))).toEqual(array);
    }),
    { numRuns: 1000 },
  );
});

test('well-formed text comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(decode(encode(text))).toBe(text);
    }),
  );
});

test('a surrogate that stands for no byte takes three bytes', () => {
  expect(encode('\ud800')).toEqual(bytes(0xed, 0xa0, 0x80));
  expect(encode('\udd00x')).toEqual(bytes(0xed, 0xb4, 0x80, 0x78));
});

test('byteLength is the length that encode gives', () => {
  expect(byteLength('aé€😀\udc80\ud800')).toBe(1 + 2 + 3 + 4 + 1 + 3);
  fc.assert(
    fc.property(anyText, (text) => {
      expect(byteLength(text)).toBe(encode(text).length);
    }),
    { numRuns: 1000 },
  );
});
