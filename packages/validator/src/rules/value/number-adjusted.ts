import { writeMeant } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const numberAdjusted = {
  id: 'number-adjusted',
  category: 'pitfall',
  severity: 'warning',
  summary: 'The broker uses a number other than the one in the file.',
  why: 'The number is outside its range, and the broker uses the nearest valid number.',
  wrong: [
    {
      text: `
        connection office
        address 192.0.2.10
        topic sensors/# out 1
        keepalive_interval 2
      `,
    },
  ],
  right: [
    {
      text: `
        connection office
        address 192.0.2.10
        topic sensors/# out 1
        keepalive_interval 5
      `,
    },
  ],
  fix: (found) => writeMeant(found, true),
} satisfies ReportedRule;
