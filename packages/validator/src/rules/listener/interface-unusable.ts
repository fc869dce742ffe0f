import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const interfaceUnusable = {
  id: 'interface-unusable',
  category: 'refused',
  severity: 'error',
  summary: 'This machine has no such network interface, or the interface does not have the address.',
  why: 'With `bind_interface` the broker opens the listener only on that interface, and does not start if it cannot.',
  noFix: noFix.machine,
  wrong: [
    {
      text: `
        listener 1883
        bind_interface eth7
        allow_anonymous true
      `,
      machine: { interfaces: { lo: ['127.0.0.1'], eth0: ['192.0.2.10'] } },
    },
    {
      text: `
        listener 1883
        bind_interface eth0
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        bind_interface eth0
        allow_anonymous true
      `,
      machine: { interfaces: { lo: ['127.0.0.1'], eth0: ['192.0.2.10', '2001:db8::10'] } },
    },
  ],
} satisfies ReportedRule;
