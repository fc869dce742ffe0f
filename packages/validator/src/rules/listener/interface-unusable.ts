import type { Rule } from '../../rule.js';

export const interfaceUnusable: Rule = {
  id: 'interface-unusable',
  category: 'refused',
  severity: 'error',
  summary: "The broker's machine has no such network interface, or none with the address.",
  why: 'With `bind_interface` a listener is opened on that interface and nowhere else; the broker stops if it cannot be.',
  wrong: [
    {
      text: 'listener 1883\nbind_interface eth7\nallow_anonymous true\n',
      machine: { interfaces: { lo: ['127.0.0.1'], eth0: ['192.0.2.10'] } },
    },
    { text: 'listener 1883\nbind_interface eth0\nallow_anonymous true\n' },
  ],
  right: [
    {
      text: 'listener 1883\nbind_interface eth0\nallow_anonymous true\n',
      machine: { interfaces: { lo: ['127.0.0.1'], eth0: ['192.0.2.10', '2001:db8::10'] } },
    },
  ],
};
