import { textsOf } from '../text.js';

/** What is wrong with the lines of password files. */
export const passwordFileTexts = textsOf('password-file', {
  strict: 'From 2.1 the broker refuses to start because of a line that it cannot use.',
  old: 'Up to 1.5.5 the broker refuses to start because of a line that it cannot use.',
  userLeftOut: 'The broker starts without this user, who then cannot log in.',
  lineIgnored: 'The broker ignores the line.',
  usernameTooLong: 'The username is longer than 65,535 bytes.',
  shorten: 'Shorten it.',
  usernameEmpty: 'The username is empty.',
  writeUsername: 'Write a username before the colon.',
  duplicate: 'The user `{user}` already appears in line {line}.',
  lastUsed: 'The broker uses this line, except in very long files.',
  firstUsed: 'The broker uses the earlier line.',
  keepOne: 'Keep the line with the right password, and delete the other.',
  keepOneForNewer:
    'Keep the line with the right password, and delete the other. 2.1 refuses to start with both.',
  passwordMissing: 'The line contains no password.',
  passwordTooLong: 'The password is longer than 65,535 bytes.',
  loginWithoutPassword: 'Anyone can log in as `{user}`, with any password or without one.',
  loginWithoutPasswordWhy:
    'Up to 1.5.5 every line without a password creates a user who needs none, even a comment or a blank line.',
  deleteOrSet: 'Delete the line, or set a password for the user.',
  acceptsAll:
    'The password file `{path}` contains no valid user, so the broker accepts every username and password.',
  acceptsAllWhy:
    'Up to 1.6.8 the broker does not check usernames and passwords if the list of users is empty.',
  acceptsNone: 'The password file `{path}` contains no valid user, so no client can log in.',
  acceptsNoneWhy: 'The broker compares each username and password with the users in this file.',
  empty: 'The password of `{user}` is empty.',
  plain: 'The password of `{user}` is in plain text.',
  misplaced: 'The password hash of `{user}` does not follow the first colon.',
  schemeUnknown: 'The password hash of `{user}` has a type that {release} does not know.',
  argonUnsupported:
    'The password of `{user}` is hashed with argon2id, which builds of {release} often do not support.',
  incomplete: 'The password hash of `{user}` is incomplete.',
  iterations: 'The number of iterations in the password hash of `{user}` is not 1 or more.',
  salt: 'The salt in the password hash of `{user}` has the wrong length or is not base64.',
  hash: 'The password hash of `{user}` has the wrong length or is not base64.',
});

/** How to use `mosquitto_passwd`, and when not to. */
export const passwordAdvice = textsOf('password-advice', {
  set: 'Set the password with `mosquitto_passwd FILE USER`.',
  setWithRelease: 'Set the password with `mosquitto_passwd FILE USER` of the release that you run.',
  setNotUpdate:
    'Set the password with `mosquitto_passwd FILE USER`. Do not use `-U`, because it would hash the existing hashes again.',
  update: 'Hash the whole file once with `mosquitto_passwd -U FILE`.',
  deletePrefix:
    'Delete `{text}` after the first colon, so that the hash follows the colon. Do not use `mosquitto_passwd -U`, because it would hash the hash again.',
  afterCleaning:
    'First delete comments, blank lines and lines without a password: `mosquitto_passwd` loses every line after one of them. {advice}',
});
