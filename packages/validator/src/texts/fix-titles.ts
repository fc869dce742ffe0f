import { textsOf } from '@mosquitto-conf/config/internal';

/** Titles of fixes that several rules offer. */
export const fixTitles = textsOf('fix-title', {
  write: 'Write {value}',
  add: 'Add {line}',
  removeLine: 'Remove the line',
  removeComment: 'Remove the comment',
  moveComment: 'Move the comment to a line of its own',
  removeQuotes: 'Remove the quotes',
  removeSpacesAtEnd: 'Remove the spaces at the end',
  removeSpacesBeforeHash: 'Remove the spaces before #',
  replaceTab: 'Replace the tab with a space',
  keepThis: 'Keep this line',
  keepEarlier: 'Keep the earlier line',
  moveBelow: 'Move the line below `{line}`',
});
