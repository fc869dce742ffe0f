import { removeLineOf } from '../../fixes/found-fixes.js';
import type { Rule } from '../../rule.js';

export const missingValue: Rule = {
  id: 'missing-value',
  category: 'refused',
  severity: 'error',
  summary: 'A directive stands alone on its line.',
  why: 'Hardly any directive can be empty: the broker stops, or in a few cases complains and goes on as if the line were not there. To have the default, leave the line out.',
  wrong: [
    { text: 'listener 1883\nallow_anonymous true\nlog_dest\n' },
    { text: 'listener 1883\nallow_anonymous true\nlog_dest file\n' },
  ],
  right: [{ text: 'listener 1883\nallow_anonymous true\nlog_dest stdout\n' }],
  fix: (found, context) => removeLineOf(context, found.place, 'Remove the line', false),
};
