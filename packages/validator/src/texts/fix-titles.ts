import { textsOf } from '@mosquitto-conf/config/internal';

/** Titles of fixes that several rules offer. */
export const fixTitles = textsOf('fix-title', {
  write: 'Write {value}',
  add: 'Add {line}',
  removeEquals: 'Remove the equals sign',
  removeLine: 'Remove the line',
  removeUser: 'Remove the lines of the user `{user}`',
  allowOnlyThisMachine: 'Allow only this machine: {line}',
  requirePasswords: 'Require passwords: allow_anonymous false and password_file {path}',
  hashPassword: 'Hash the password',
  createEmpty: 'Create the empty file {path}',
  removeComment: 'Remove the comment',
  moveComment: 'Move the comment to a line of its own',
  removeQuotes: 'Remove the quotes',
  removeSpacesAtEnd: 'Remove the spaces at the end',
  removeSpacesBeforeHash: 'Remove the spaces before #',
  replaceTab: 'Replace the tab with a space',
  keepThis: 'Keep this line',
  keepEarlier: 'Keep the earlier line',
  moveBelow: 'Move the line below `{line}`',
  moveLinesBelow: 'Move below listener {port}',
  moveBelowEach: 'Move below each listener',
});
