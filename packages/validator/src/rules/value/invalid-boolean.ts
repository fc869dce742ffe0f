import { forDecision } from '../../fixes/fix.js';
import { replaceFound, writeMeant } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const invalidBoolean = {
  id: 'invalid-boolean',
  category: 'refused',
  severity: 'error',
  summary: 'A boolean is set to a value other than `true` or `false`.',
  why: 'The broker accepts only `true`, `false`, `1` and `0`, in lower case. It refuses `yes`, `on`, `True` and `"true"`.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous yes
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous True
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true\t
      `,
    },
    {
      text: `
        persistence maybe
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  fix(found) {
    if (found.meant !== undefined) return writeMeant(found, true);
    return ['false', 'true'].flatMap((value) =>
      replaceFound(found, fixTitles.write({ value }), false, value).map(forDecision),
    );
  },
} satisfies ReportedRule;
