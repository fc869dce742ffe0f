import { removeLineOf } from '../../fixes/found-fixes.js';
import type { Rule } from '../../rule.js';

export const runsAsRoot: Rule = {
  id: 'runs-as-root',
  category: 'security',
  severity: 'warning',
  summary: 'The broker stays root.',
  why: 'Whoever finds a hole in it has the whole machine. Started as root, it gives that up by itself unless `user root` tells it not to.',
  wrong: [{ text: 'user root\nlistener 1883\nallow_anonymous true\n' }],
  right: [{ text: 'user mosquitto\nlistener 1883\nallow_anonymous true\n' }],
  fix: (found, context) => removeLineOf(context, found.place, 'Remove the line', false),
};
