import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const lineNul = {
  id: 'line-nul',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A line of a configuration contains a NUL character.',
  why: 'The broker reads the line only up to the NUL, or ignores it and everything after it. The file may be UTF-16 or damaged.',
  noFix: noFix.machine,
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        # old\0
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        # old
      `,
    },
  ],
} satisfies ReportedRule;
