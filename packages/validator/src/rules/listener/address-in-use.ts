import type { ReportedRule } from '../../rule.js';

export const addressInUse = {
  id: 'address-in-use',
  category: 'refused',
  severity: 'error',
  summary: 'Two listeners want the same port.',
  why: 'Each port of an address can be opened once, and a listener without an address takes them all. Up to 2.0 the broker also opens a default listener on port 1883 for what stands above the first `listener` line.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true

        listener 1883 127.0.0.1
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883 192.0.2.10
        allow_anonymous true

        listener 1883 127.0.0.1
      `,
    },
  ],
} satisfies ReportedRule;
