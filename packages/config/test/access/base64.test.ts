import { expect, test } from 'vitest';
import { decodeBase64 } from '../../src/access/base64.js';

const decoded = (text: string) => {
  const bytes = decodeBase64(text);
  return bytes && String.fromCharCode(...bytes);
};

// What OpenSSL makes of each, which the broker decodes with: measured with `openssl base64 -d -A`.
test.each([
  ['QUJD', 'ABC'],
  ['QUI=', 'AB'],
  ['QQ==', 'A'],
  ['Q===', '@'],
  ['====', '\0'],
  // What does not fill a group is left out.
  ['QUJDR', 'ABC'],
  ['QUJDREU', 'ABC'],
  ['A', undefined],
  ['', undefined],
  // `=` counts as a zero wherever it is.
  ['=UJD', '\x01BC'],
  ['QU=D', 'A@\x03'],
  ['QUI=QUJD', 'AB\0ABC'],
  ['QQ==QUJD', 'A\0\0ABC'],
  ['=QUJ', '\x01\x05\t'],
  ['==QU', '\0\x04\x14'],
  // Blanks and dashes around the text are ignored if whole groups remain.
  ['    QUJD', 'ABC'],
  ['\t\t\t\tQUJDREVG', 'ABCDEF'],
  [' QUJDRE', undefined],
  ['  QUJDRU', undefined],
  ['QUJD ', 'ABC'],
  ['QUJD    ', 'ABC'],
  ['QUJD----', 'ABC'],
  ['QUJD  -\t', 'ABC'],
  ['QUJD\r\n\r\n', 'ABC'],
  [' QUJD   ', 'ABC'],
  ['  QUJD  ', 'ABC'],
  ['\tQUI=   ', 'AB\0'],
  ['QUJDQUJ\t', undefined],
  ['QUJDQUJ\n', undefined],
  ['-QUJ', undefined],
  ['   Q', undefined],
  ['QQ= ', undefined],
  ['    ', undefined],
  ['        ', undefined],
  // Inside it they are not.
  ['QU JD', undefined],
  ['QUJD QUJ', undefined],
  ['QQ ==', undefined],
  ['QUJD!UJD', undefined],
])('%j is %j', (text, expected) => {
  expect(decoded(text)).toBe(expected);
});

test('a longer text is decoded in blocks of 1,024 characters, up to the first that is not base64', () => {
  const block = 'QUJD'.repeat(256);
  const bytes = 'ABC'.repeat(256);
  expect(decoded(`${block}RUZH`)).toBe(`${bytes}EFG`);
  expect(decoded(`${block}RU`)).toBe(bytes);
  expect(decoded(`${block}!!!!RUZH`)).toBe(bytes);
  expect(decoded(`${block} RUZHRUZ`)).toBe(bytes);
  // A padded group ends a block, and the next one is decoded all the same.
  expect(decoded(`${'QUJD'.repeat(255)}QUI=RUZH`)).toBe(`${'ABC'.repeat(255)}ABEFG`);
  // Three characters of what surrounds it stay, and are no group (EVP_DecodeBlock).
  expect(decoded(`${'-'.repeat(1024)}QUJD`)).toBeUndefined();
  expect(decoded(`${' '.repeat(1020)}----QUJD`)).toBeUndefined();
  expect(decoded(` ${block}`)).toBeUndefined();
  expect(decoded(`    ${block}`)).toBe(bytes);
});
