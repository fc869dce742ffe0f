import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts about files that cannot be read. */
export const readInputTexts = textsOf('checkconfig-read-input', {
  standardInput: 'standard input: {reason}',
  unread: '"{path}": {reason}',
  unreadPipe: '"{path}": {reason}; to read standard input, write - instead',
  tooLarge: 'larger than {limit} bytes, which no configuration is',
  notOrdinary: 'not an ordinary file, and it may never end',
  isFolder: 'this is a folder: name a file in it',
  linkCircle: 'the symbolic links lead in a circle',
  longName: 'the name is too long',
  other: 'it cannot be read ({message})',
  standardInputName: 'standard input',
});
