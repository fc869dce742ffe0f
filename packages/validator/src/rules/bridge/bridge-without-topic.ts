import type { ReportedRule } from '../../rule.js';

export const bridgeWithoutTopic = {
  id: 'bridge-without-topic',
  category: 'refused',
  severity: 'error',
  summary: 'A bridge has no topic.',
  why: 'Each `connection` needs at least one `topic` below it in the same file. Otherwise the broker does not start.',
  noFix: 'Only you know which topics each side needs.',
  wrong: [
    {
      text: `
        connection office
        address 192.0.2.10
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
