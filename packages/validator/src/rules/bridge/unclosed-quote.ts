import { textsOf } from '@mosquitto-conf/config/internal';
import { fixOf } from '../../fixes/fix.js';
import { directiveAt } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('unclosed-quote', {
  closeQuote: 'Add the closing quote',
});

export const unclosedQuote = {
  id: 'unclosed-quote',
  texts,
  category: 'refused',
  severity: 'error',
  summary: 'A quoted bridge topic has no closing quotation mark.',
  why: 'From 2.1 the topic of a bridge can be quoted. It ends with the next quotation mark after its first space. A quoted topic without a space never ends.',
  wrong: [
    {
      text: `
        connection office
        address 192.0.2.10
        topic "sensors/#" out 1
      `,
    },
    {
      text: `
        connection office
        address 192.0.2.10
        topic "living room/# out 1
      `,
    },
  ],
  right: [
    {
      text: `
        connection office
        address 192.0.2.10
        topic "living room/#" out 1
      `,
    },
  ],
  first: '2.1.0',
  fix(found, context) {
    const { place } = found;
    const words = directiveAt(context, place)?.words ?? [];
    const [first, second] = words;
    if (!place || !first) return [];
    const isDirection = (word: { readonly text: string } | undefined) =>
      !word || /^(in|out|both)$/i.test(word.text);
    if (isDirection(second)) {
      const bare = first.text.replaceAll('"', '');
      return [fixOf(fixTitles.removeQuotes, true, place.file, first.start, first.end, bare)];
    }
    const end = words[words.findIndex(isDirection) - 1]?.end;
    return end === undefined ? [] : [fixOf(texts.closeQuote, false, place.file, end, end, '"')];
  },
} satisfies ReportedRule;
