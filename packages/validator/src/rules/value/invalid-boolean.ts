import { writeMeant } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const invalidBoolean = {
  id: 'invalid-boolean',
  category: 'refused',
  severity: 'error',
  summary: 'A switch is set to something else than `true` or `false`.',
  why: 'The broker compares the word letter by letter with `true`, `false`, `1` and `0`. `yes`, `on`, `True` or `"true"` stop it.',
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
