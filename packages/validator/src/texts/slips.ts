import { textsOf } from '@mosquitto-conf/config/internal';

/** Quotes, comments and equals signs that the broker reads as part of a value. */
export const slips = textsOf('value-slip', {
  quotes: 'The value of `{name}` is `{value}`, with the quotes.',
  quotedSecret: 'The value of `{name}` begins and ends with quotation marks, which belong to it.',
  comment: 'The value of `{name}` is `{value}`, with the comment.',
  equals: '`{name}` is followed by an equals sign, which the broker reads as part of the value.',
  removeQuotes: 'Remove the quotes: the broker reads them as part of the value.',
  writeWholePath: 'Write the whole path: only a shell replaces `{word}`, and the broker does not.',
  removeEquals: 'Remove the equals sign: only a space separates the name and the value.',
  equalsRead: 'The broker reads the equals sign as part of the value.',
  moveComment: 'Move the comment to a line of its own: the broker reads it as part of the value.',
});
