import { fixOf } from '../fixes.js';
import type { Rule } from '../rule.js';

export const unknownDirective: Rule = {
  id: 'unknown-directive',
  category: 'refused',
  severity: 'error',
  summary: 'A line begins with a word that the release does not know.',
  why: 'The broker refuses the whole configuration at the first such line. Often it is a slip, an indented comment, a tab instead of a space, or a directive of another release.',
  wrong: [
    { text: 'listner 1883\n' },
    { text: '  # a comment that is indented\n' },
    { text: 'listener\t1883\n' },
    { text: 'max_topic_alias_broker 10\n', target: '2.0.22' },
  ],
  right: [{ text: 'listener 1883\nallow_anonymous true\n' }],
  fix(found, { textOf }) {
    const { place } = found;
    const text = place && textOf(place.file);
    if (!place || text === undefined) return [];
    const lineStart = text.lastIndexOf('\n', place.span.start - 1) + 1;
    if (text[place.span.start] === '#' && lineStart < place.span.start) {
      return [fixOf('Remove the blanks before the #', true, place.file, lineStart, place.span.start, '')];
    }
    const meant = /Did you mean `([^`]+)`/.exec(found.help ?? '')?.[1];
    return meant ? [fixOf(`Write ${meant}`, false, place.file, place.span.start, place.span.end, meant)] : [];
  },
};
