import { writeMeant } from '../../fixes/found-fixes.js';
import type { Rule } from '../../rule.js';

export const invalidBoolean: Rule = {
  id: 'invalid-boolean',
  category: 'refused',
  severity: 'error',
  summary: 'A switch is set to something else than `true` or `false`.',
  why: 'The broker compares the word letter by letter with `true`, `false`, `1` and `0`. `yes`, `on`, `True` or `"true"` stop it.',
  wrong: [
    { text: 'listener 1883\nallow_anonymous yes\n' },
    { text: 'listener 1883\nallow_anonymous True\n' },
    { text: 'listener 1883\nallow_anonymous true\t\n' },
    { text: 'persistence maybe\nlistener 1883\nallow_anonymous true\n' },
  ],
  right: [{ text: 'listener 1883\nallow_anonymous true\n' }],
  fix: (found) => writeMeant(found, true),
};
