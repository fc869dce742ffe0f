import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const lineTooLong = {
  id: 'line-too-long',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A line of a configuration is too long for the release, which reads it as several lines.',
  why: 'Up to 1.4.14 a line must fit into a buffer of 1,023 bytes. The broker reads the rest of a longer line as separate lines: it refuses to start, or loses a part of the value.',
  noFix: noFix.value,
  last: '1.4.14',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        # ${'x'.repeat(1021)}# and so on
      `,
      target: '1.4.14',
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        # ${'x'.repeat(900)}
      `,
      target: '1.4.14',
    },
  ],
} satisfies ReportedRule;
