import { removeLineOf } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const runsAsRoot = {
  id: 'runs-as-root',
  category: 'security',
  severity: 'warning',
  summary: 'The broker stays root.',
  why: 'Whoever finds a hole in it has the whole machine. Started as root, it gives that up by itself unless `user root` tells it not to.',
  wrong: [
    {
      text: `
        user root
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        user mosquitto
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  fix: (found, context) => removeLineOf(context, found.place, 'Remove the line', false),
} satisfies ReportedRule;
