import type { ReportedRule } from '../../rule.js';

export const memoryLimitTooLow = {
  id: 'memory-limit-too-low',
  category: 'refused',
  severity: 'error',
  summary: '`memory_limit` leaves the broker no room to start.',
  why: 'The limit counts bytes, not kilobytes or megabytes, and holds from its line on.',
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
