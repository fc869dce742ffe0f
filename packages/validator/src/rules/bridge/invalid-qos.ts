import type { ReportedRule } from '../../rule.js';

export const invalidQos = {
  id: 'invalid-qos',
  category: 'refused',
  severity: 'error',
  summary: 'The word after the direction of a bridge topic is not a QoS.',
  why: 'The QoS is 0, 1 or 2, and must appear before the prefixes.',
  wrong: [
    {
      text: `
        connection office
        address 192.0.2.10
        topic sensors/# out 3
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
