import type { ReportedRule } from '../../rule.js';

export const deprecatedDirective = {
  id: 'deprecated-directive',
  category: 'upgrade',
  severity: 'info',
  summary: 'A directive still works and is to go.',
  why: 'The broker mentions it in its log, and a later release will refuse it. The replacement is in the reference.',
  wrong: [
    {
      text: `
        port 1883
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
} satisfies ReportedRule;
