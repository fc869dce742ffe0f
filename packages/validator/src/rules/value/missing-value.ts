import { removeRefusedLine } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const missingValue = {
  id: 'missing-value',
  category: 'refused',
  severity: 'error',
  summary: 'A directive stands alone on its line.',
  why: 'Hardly any directive can be empty: the broker stops, or in a few cases complains and goes on as if the line were not there. To have the default, leave the line out.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        log_dest
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        log_dest file
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        log_dest stdout
      `,
    },
  ],
  fix: (found, context) => removeRefusedLine(context, found.place, 'Remove the line', false),
} satisfies ReportedRule;
