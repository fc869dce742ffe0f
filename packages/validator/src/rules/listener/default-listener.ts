import type { ReportedRule } from '../../rule.js';

export const defaultListener = {
  id: 'default-listener',
  category: 'pitfall',
  severity: 'info',
  summary: 'A line calls for the default listener on port 1883.',
  why: 'From 2.1 `port`, `bind_address` and listener directives above every `listener` of their file open a listener on port 1883 if none is there yet. With a `listener` further down that is a second one, which nobody may have asked for.',
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
