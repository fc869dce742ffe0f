import type { Rule } from '../../rule.js';

export const unresolvedBridgeAddress: Rule = {
  id: 'unresolved-bridge-address',
  category: 'pitfall',
  severity: 'info',
  summary: 'The name of a remote broker does not lead to an address.',
  why: 'The broker starts all the same, and tries again whenever the bridge is to connect. The name may resolve elsewhere or later; it may also be misspelt.',
  wrong: [
    { text: 'connection office\naddress broker.invalid\ntopic sensors/# out 1\n', machine: { names: {} } },
  ],
  right: [
    {
      text: 'connection office\naddress broker.example\ntopic sensors/# out 1\n',
      machine: { names: { 'broker.example': ['192.0.2.10'] } },
    },
  ],
};
