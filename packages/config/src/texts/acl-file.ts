import { textsOf } from '../text.js';

/** What is wrong with lines of ACL files. */
export const aclFile = textsOf('acl-file', {
  refused: 'The broker refuses to start because of an ACL line that it cannot read.',
  grantsNothing: 'The ACL file `{path}` grants nothing, so everything is allowed.',
  emptyMeansNone: 'Up to 1.5.5, an empty ACL file has the same effect as no ACL file.',
  grantSomething: 'Add a line for each topic that clients need, such as `topic readwrite #`.',
  topicMissing: '`{word}` has no topic.',
  writeTopic: 'Write `{word} read TOPIC`.',
  accessInvalid: '`{word}` is not a kind of access.',
  accessWords:
    'Write `read`, `write` or `readwrite`. A topic that contains spaces needs one of them before it.',
  accessWordsWithDeny:
    'Write `read`, `write`, `readwrite` or `deny`. A topic that contains spaces needs one of them before it.',
  writeAccess: 'Write `{word} {access} TOPIC`.',
  filterInvalid: '`{filter}` is not a valid topic filter.',
  writeFilter: '`+` and `#` must fill a whole level between slashes, and `#` must be the last level.',
  oneFilter: 'Write a line for each topic: the broker reads the rest of the line as one topic.',
  userMissing: '`user` has no username.',
  writeUser: 'Write `user NAME`.',
  lineUnknown: 'An ACL line cannot begin with `{word}`.',
  lineIgnored: 'Up to 1.5.5, the broker ignores the line.',
  replaceTab: 'Replace the tab with a space: only spaces separate words.',
  commentColumn: 'Move the `#` to the first column: only there does it begin a comment.',
  beginWithWord: 'Begin the line with `user`, `topic` or `pattern`.',
  lowerCase: 'Write `{word}` in lower case.',
  didYouMean: 'Did you mean `{word}`?',
  patternPlain: 'The pattern `{filter}` contains neither `%c` nor `%u`.',
  sameForAll: 'It grants the same topics to every client.',
  usePlaceholder:
    'Use `%u` for the username or `%c` for the client id, or write `topic` instead of `pattern`.',
});
