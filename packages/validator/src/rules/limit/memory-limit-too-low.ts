import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const memoryLimitTooLow = {
  id: 'memory-limit-too-low',
  category: 'refused',
  severity: 'error',
  summary: '`memory_limit` is too low for the broker to start.',
  why: 'The limit is in bytes, not in kilobytes or megabytes, and applies from its line on.',
  noFix: noFix.value,
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        memory_limit 2048
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        memory_limit 104857600
      `,
    },
  ],
} satisfies ReportedRule;
