import type { Text } from './text.js';

/**
 * What a record says in a few words: what a value, a word or a key means. There are many of them, several records share one, and none
 * has a place to fill, so that the English words themselves are the key.
 */
export function phrase(words: string): Text {
  return { group: 'phrase', key: words, template: words, values: {} };
}
