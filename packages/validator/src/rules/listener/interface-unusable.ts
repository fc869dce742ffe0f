import type { ReportedRule } from '../../rule.js';

export const interfaceUnusable = {
  id: 'interface-unusable',
  category: 'refused',
  severity: 'error',
  summary: "The broker's machine has no such network interface, or none with the address.",
  why: 'With `bind_interface` a listener is opened on that interface and nowhere else; the broker stops if it cannot be.',
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
