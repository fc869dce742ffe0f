import { removeLineOf } from '../../fixes/found-fixes.js';
import type { Rule } from '../../rule.js';

export const duplicatePort: Rule = {
  id: 'duplicate-port',
  category: 'pitfall',
  severity: 'warning',
  summary: 'The port of the default listener is set twice.',
  why: 'There is one default listener, and it has one port: the last line counts. Each further port needs a `listener` line.',
  wrong: [{ text: 'port 1883\nport 1884\nallow_anonymous true\n' }],
  right: [{ text: 'listener 1883\nallow_anonymous true\n\nlistener 1884\n' }],
  fix: (found, context) => removeLineOf(context, found.related, 'Remove the earlier line', true),
};
