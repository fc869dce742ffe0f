import { removeRefusedLine } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const missingValue = {
  id: 'missing-value',
  category: 'refused',
  severity: 'error',
  summary: 'A directive has no value.',
  why: 'Almost no directive can be empty: the broker stops, or in a few cases logs an error and ignores the line. To use the default, remove the line.',
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
  fix: (found, context) => removeRefusedLine(context, found.place, fixTitles.removeLine, false),
} satisfies ReportedRule;
