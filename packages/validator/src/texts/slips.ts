import { textsOf } from '@mosquitto-conf/config/internal';

/** Quotes and comments that the broker reads as part of a value. */
export const slips = textsOf('value-slip', {
  quotes: 'The value of `{name}` is `{value}`, with the quotes.',
  comment: 'The value of `{name}` is `{value}`, with the comment.',
  removeQuotes: 'Remove the quotes: the broker reads them as part of the value.',
  moveComment: 'Move the comment to a line of its own: the broker reads it as part of the value.',
});
