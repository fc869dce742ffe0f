import { textsOf } from '@mosquitto-conf/config/internal';
import { replaceFound } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('invalid-character', {
  remove: 'Remove the character',
});

export const invalidCharacter = {
  id: 'invalid-character',
  texts,
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
      ? replaceFound(found, fixTitles.replaceTab, false, ' ')
      : replaceFound(found, texts.remove, false, '');
  },
} satisfies ReportedRule;
