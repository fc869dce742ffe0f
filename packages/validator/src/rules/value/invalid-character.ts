import { replaceFound } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const invalidCharacter = {
  id: 'invalid-character',
  category: 'refused',
  severity: 'error',
  summary: 'A value contains a character that the broker does not allow.',
  why: 'Values must be UTF-8 and, from 1.6, must not contain control characters. A tab in a path is a control character, and it looks like a space.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        clientid_prefixes home\toffice
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        clientid_prefixes home-
      `,
    },
  ],
  fix(found, { textOf }) {
    const { place } = found;
    const tab = place && textOf(place.file)?.[place.span.start] === '\t';
    return tab
      ? replaceFound(found, 'Replace the tab by a space', false, ' ')
      : replaceFound(found, 'Remove the character', false, '');
  },
} satisfies ReportedRule;
