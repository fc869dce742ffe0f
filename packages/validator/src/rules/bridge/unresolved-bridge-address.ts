import type { ReportedRule } from '../../rule.js';

export const unresolvedBridgeAddress = {
  id: 'unresolved-bridge-address',
  category: 'pitfall',
  severity: 'info',
  summary: 'The hostname of a remote broker does not resolve.',
  why: 'The broker starts anyway, and tries again each time the bridge connects. The name may resolve on another machine or later, or it may be misspelled.',
  wrong: [
    {
      text: `
        connection office
        address broker.invalid
        topic sensors/# out 1
      `,
      machine: { names: {} },
    },
  ],
  right: [
    {
      text: `
        connection office
        address broker.example
        topic sensors/# out 1
      `,
      machine: { names: { 'broker.example': ['192.0.2.10'] } },
    },
  ],
} satisfies ReportedRule;
