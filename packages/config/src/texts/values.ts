import { textsOf } from '../text.js';

/** What is wrong with the value of a directive, whatever its kind. */
export const value = textsOf('value', {
  missing: '`{name}` has no value.',
  logFileMissing: '`log_dest file` has no path.',
  missingRefused: 'The broker refuses to start because of a line without a value.',
  missingIgnored: 'The broker logs an error and ignores the line.',
  missingCleared: 'The broker logs nothing and removes the value that an earlier line set.',
  writeLine: 'Write `{line}`.',
  writeOneOf: 'Write {words} or {last}.',
  wordUnknown: '`{name}` does not accept `{word}`.',
  wordExact: 'The broker accepts only words that it knows, with the same upper and lower case.',
  wordBlanks: 'The broker reads the rest of the line as the word, including spaces at its end.',
  startTypeManual: 'No release can start a bridge manually.',
  startTypeKnown: 'The broker knows `start_type manual` but refuses to start because of it.',
  tooLong: '`{name}` is longer than {bytes} bytes.',
  tooLongRefused: 'The broker refuses to start because of a longer value.',
  shorten: 'Shorten the value to at most {bytes} bytes.',
  byteInvalid: '`{name}` contains the byte {byte}, which is not valid UTF-8.',
  tabInvalid: '`{name}` contains a tab.',
  characterInvalid: '`{name}` contains the character {character}.',
  printableOnly: 'The broker refuses to start because of a value that is not printable UTF-8 text.',
  replaceTab: 'Replace the tab with a space.',
  removeCharacter: 'Remove the character and save the file as UTF-8.',
  sha1Invalid: 'The value of `{name}` is not 40 hexadecimal digits.',
  sha1Silent: 'The broker stops without a message because of any other value.',
  writeSha1: 'Write the SHA-1 hash of the password as 40 hexadecimal digits, without spaces or colons.',
});
