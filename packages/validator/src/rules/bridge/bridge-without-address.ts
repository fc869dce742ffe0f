import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const bridgeWithoutAddress = {
  id: 'bridge-without-address',
  category: 'refused',
  severity: 'error',
  summary: 'A bridge has no address.',
  why: 'Each `connection` needs an `address` below it in the same file. Otherwise the broker does not start.',
  noFix: noFix.service,
  wrong: [
    {
      text: `
        connection office
        topic sensors/# out 1
      `,
    },
  ],
  right: [
    {
      text: `
        connection office
        address 192.0.2.10
        topic sensors/# out 1
      `,
    },
  ],
} satisfies ReportedRule;
