import { removeLineOf } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const runsAsRoot = {
  id: 'runs-as-root',
  category: 'security',
  severity: 'warning',
  summary: 'The broker keeps running as root.',
  why: 'A vulnerability in the broker would give an attacker root on this machine. When root starts the broker, it switches to another user unless `user root` is set.',
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
  fix: (found, context) => removeLineOf(context, found.place, fixTitles.removeLine, false),
} satisfies ReportedRule;
