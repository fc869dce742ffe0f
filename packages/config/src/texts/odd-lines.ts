import { textsOf } from '../text.js';

/** What is wrong with a line of a configuration that the broker reads differently from how it looks. */
export const oddLineTexts = textsOf('odd-line', {
  tooLong: 'The line is longer than the read buffer of this release.',
  split: 'The broker reads it as several lines of 1,023 bytes, each of which begins with a directive.',
  shorten: 'Shorten the line, or use release 1.4.15 or later.',
  lastLineLost: 'The broker does not read this last line.',
  lostWhy: 'The line has no line end and has exactly the length of the read buffer.',
  endLine: 'Add a line end.',
  nulEndsFile: 'The broker ignores this line and all lines after it because of the NUL character in it.',
  nulCutsLine: 'The broker ignores everything in this line from the NUL character on.',
  nulWhy: 'A NUL character ends the text that the broker reads.',
  removeNul: 'Remove the NUL character. The file may be damaged or saved as UTF-16.',
});
