import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const addressNotHere = {
  id: 'address-not-here',
  category: 'refused',
  severity: 'error',
  summary: 'A listener has an address of another machine.',
  why: 'The address of a `listener` is the address that the broker listens on, not the address of clients. It must be an address of this machine.',
  noFix: noFix.value,
  wrong: [
    {
      text: `
        listener 1883 192.0.2.99
        allow_anonymous true
      `,
      machine: { interfaces: { lo: ['127.0.0.1'], eth0: ['192.0.2.10'] } },
    },
  ],
  right: [
    {
      text: `
        listener 1883 192.0.2.10
        allow_anonymous true
      `,
      machine: { interfaces: { lo: ['127.0.0.1'], eth0: ['192.0.2.10'] } },
    },
  ],
} satisfies ReportedRule;
