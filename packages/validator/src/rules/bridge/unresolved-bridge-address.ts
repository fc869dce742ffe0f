import type { ReportedRule } from '../../rule.js';

export const unresolvedBridgeAddress = {
  id: 'unresolved-bridge-address',
  category: 'pitfall',
  severity: 'info',
  summary: 'The name of a remote broker does not lead to an address.',
  why: 'The broker starts all the same, and tries again whenever the bridge is to connect. The name may resolve elsewhere or later; it may also be misspelt.',
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
