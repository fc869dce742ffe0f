import type { ReportedRule } from '../../rule.js';

export const bridgeWithoutAddress = {
  id: 'bridge-without-address',
  category: 'refused',
  severity: 'error',
  summary: 'A bridge does not say where to connect to.',
  why: 'Each `connection` needs an `address` below it in the same file, or the broker stops.',
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
