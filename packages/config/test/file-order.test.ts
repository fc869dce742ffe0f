import { expect, it } from 'vitest';
import { compareNames } from '../src/interpreter/file-order.js';

it.each([
  [
    ['9.conf', '10.conf'],
    ['10.conf', '9.conf'],
  ],
  [
    ['b.conf', 'A.conf', 'a.conf'],
    ['A.conf', 'a.conf', 'b.conf'],
  ],
  [
    ['_.conf', 'z.conf', 'Z.conf'],
    ['Z.conf', 'z.conf', '_.conf'],
  ],
  // As bytes: \x80 is before the first of é, \xE9 is behind it.
  [
    ['\udce9.conf', 'é.conf', '\udc80.conf', 'z.conf'],
    ['z.conf', '\udc80.conf', 'é.conf', '\udce9.conf'],
  ],
  [
    ['\u{1f600}.conf', '\uffee.conf'],
    ['\uffee.conf', '\u{1f600}.conf'],
  ],
])('%j', (names, expected) => {
  expect([...names].sort(compareNames)).toEqual(expected);
});
