import { textsOf } from '../text.js';

/** What is wrong with a value that should be `true` or `false`. */
export const booleanValue = textsOf('boolean-value', {
  missing: 'Write `true` or `false` after it.',
  invalid: '`{name}` takes `true` or `false`, not `{word}`.',
  exact:
    'The broker accepts only these exact words: no capitals, quotes or tabs, and no words such as `yes`.',
  writeEither: 'Write `true` or `false`.',
  writeMeant: 'Write `{name} {meant}`.',
});
