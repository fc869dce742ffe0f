import { replaceFound } from '../../fixes/found-fixes.js';
import type { Rule } from '../../rule.js';

export const invalidCharacter: Rule = {
  id: 'invalid-character',
  category: 'refused',
  severity: 'error',
  summary: 'A value contains a character that the broker takes in no text.',
  why: 'Values must be UTF-8 and, from 1.6, hold no control characters. A tab in the middle of a path is one of them, and it looks like a space.',
  wrong: [{ text: 'listener 1883\nallow_anonymous true\nclientid_prefixes home\toffice\n' }],
  right: [{ text: 'listener 1883\nallow_anonymous true\nclientid_prefixes home-\n' }],
  fix(found, { textOf }) {
    const { place } = found;
    const tab = place && textOf(place.file)?.[place.span.start] === '\t';
    return tab
      ? replaceFound(found, 'Replace the tab by a space', false, ' ')
      : replaceFound(found, 'Remove the character', false, '');
  },
};
