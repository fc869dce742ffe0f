import { findDirective } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import { fixOf } from '../../fixes/fix.js';
import { removeLineOf, removeRefusedLine, replaceFound, writeMeant } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('unknown-directive', {
  removeInvisible: 'Remove the invisible characters',
  separate: 'Separate the name and the value with a space',
});

export const unknownDirective = {
  id: 'unknown-directive',
  texts,
  category: 'refused',
  severity: 'error',
  summary: 'A line starts with a word that the release does not know.',
  why: 'The broker refuses the whole configuration at the first such line. Common causes are a typo, an indented comment, a tab instead of a space, or a directive of another release.',
  wrong: [
    {
      text: `
        listner 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        Listener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        listener 1883
          # a comment that is indented
        allow_anonymous true
      `,
    },
    {
      text: `
        listener 1883
        \t# a comment behind a tab
        allow_anonymous true
      `,
    },
    {
      text: `
        listener\t1883
        allow_anonymous true
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous\u00a0true
      `,
    },
    {
      text: `
        \ufefflistener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous=true
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        max_topic_alias_broker 10
      `,
      target: '2.0.22',
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        store_clean_interval 10
      `,
    },
  ],
  right: [
    {
      text: `
        # one listener for all
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  fix(found, context) {
    const { place, meant } = found;
    const text = place && context.textOf(place.file);
    if (!place || text === undefined) return [];
    const { start, end } = place.span;
    const name = text.slice(start, end);
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const visible = visibly(name);
    if (visible.startsWith('#')) {
      const hash = start + name.indexOf('#');
      return [fixOf(fixTitles.removeSpacesBeforeHash, true, place.file, lineStart, hash, '')];
    }
    if (visible !== name) {
      const safe = findDirective(visible.split(' ')[0]!) !== undefined;
      return replaceFound(found, texts.removeInvisible, safe, visible);
    }
    if (name.startsWith('[')) return removeLineOf(context, place, fixTitles.removeLine, true);
    const [left = '', right = ''] = name.split(/[=:](.*)/s);
    if (left !== name && findDirective(left)) {
      return replaceFound(found, texts.separate, true, right ? `${left} ${right}` : left);
    }
    if (meant !== undefined) return writeMeant(found, name.toLowerCase().replaceAll('-', '_') === meant);
    // Known to this project, and to an older release: for one of a newer release there is nothing to do here.
    return findDirective(name)?.last === undefined
      ? []
      : removeRefusedLine(context, place, fixTitles.removeLine, false);
  },
} satisfies ReportedRule;

/** The name as it looks: other kinds of spaces as spaces, without characters that have no width. */
function visibly(name: string): string {
  return name
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u2060\ufeff]/g, '')
    .replaceAll(/[\t\u00a0\u2000-\u200a\u202f\u3000]+/g, ' ')
    .trim();
}
