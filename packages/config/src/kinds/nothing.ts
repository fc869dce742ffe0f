import type { Kind } from './kind.js';

/** The value of a directive that the target knows and does not look at. */
export const nothing: Kind<undefined> = {
  name: 'nothing',
  expects: 'nothing',
  read: () => ({ outcome: 'value', value: undefined }),
};
