import type { ReportedRule } from '../../rule.js';

export const notAConfiguration = {
  id: 'not-a-configuration',
  category: 'refused',
  severity: 'error',
  summary: 'The file is not a text at all.',
  why: 'The broker reads it line by line all the same and stops at the first word it does not know. What else could be said of such a file would only hide that.',
  wrong: [
    {
      text: `
        \u0001\u0002ELF\u0003\u0004\u0005
        x\u0006\u0007\u0008
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
