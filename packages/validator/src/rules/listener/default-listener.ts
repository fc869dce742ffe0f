import type { ReportedRule } from '../../rule.js';

export const defaultListener = {
  id: 'default-listener',
  category: 'pitfall',
  severity: 'info',
  summary: 'A line opens the default listener on port 1883.',
  why: '`port`, `bind_address` and listener directives above every `listener` of their file open a default listener. If a `listener` line follows, this is a second, possibly unintended port.',
  first: '2.1.0',
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
