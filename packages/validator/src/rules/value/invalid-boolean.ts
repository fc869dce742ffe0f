import { writeMeant } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

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
  fix: (found) => writeMeant(found, true),
} satisfies ReportedRule;
