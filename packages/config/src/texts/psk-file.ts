import { textsOf } from '../text.js';

/** What is wrong with the lines of PSK files. */
export const pskFileTexts = textsOf('psk-file', {
  identityTooLong: 'The identity is longer than 65,535 bytes.',
  keyTooLong: 'The key is longer than 65,535 bytes.',
  identityEmpty: 'The identity is empty.',
  lineIgnored: 'The broker ignores the line.',
  shorten: 'Shorten it.',
  writeIdentity: 'Write an identity before the colon.',
  duplicate: 'The identity `{identity}` already appears in line {line}.',
  firstUsed: 'The broker uses the earlier line.',
  keepOne: 'Keep the line with the right key, and delete the other.',
  partMissing: 'The line contains only an identity or only a key.',
  writeLine: 'Write `IDENTITY:KEY`, with the key in hexadecimal.',
  keyMissing: 'The identity `{identity}` has no key.',
  keyMissingRefused:
    'Up to 1.5.5 the broker also reads comments and blank lines as identities, and refuses to start because of one without a key.',
  writeLineOnly: 'Write `IDENTITY:KEY`, and remove comments and blank lines.',
  notHex: 'The key of `{identity}` contains characters other than hexadecimal digits.',
  notHexRefused: 'The broker refuses to start because of a key that it cannot read.',
  writeHex: 'Write the key with the digits 0 to 9 and a to f, without `0x` and spaces.',
  keyEmpty: 'The key of `{identity}` is empty, so no client can use it.',
  keyEmptyWhy: 'TLS with a pre-shared key needs a key of at least one byte.',
  writeKey: 'Write the key after the colon, in hexadecimal.',
});
