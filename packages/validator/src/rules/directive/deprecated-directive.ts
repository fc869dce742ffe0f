import type { Rule } from '../../rule.js';

export const deprecatedDirective: Rule = {
  id: 'deprecated-directive',
  category: 'upgrade',
  severity: 'info',
  summary: 'A directive still works and is to go.',
  why: 'The broker mentions it in its log, and a later release will refuse it. The replacement is in the reference.',
  wrong: [{ text: 'port 1883\nallow_anonymous true\n' }],
  right: [{ text: 'listener 1883\nallow_anonymous true\n' }],
};
