import type { ReportedRule } from '../../rule.js';

export const addressNotHere = {
  id: 'address-not-here',
  category: 'refused',
  severity: 'error',
  summary: 'A listener is bound to an address of another machine.',
  why: "The address of a `listener` says where the broker listens, not whom it lets in, so it must be one of the broker's own machine.",
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
