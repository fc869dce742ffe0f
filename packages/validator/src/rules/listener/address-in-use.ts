import type { ReportedRule } from '../../rule.js';

export const addressInUse = {
  id: 'address-in-use',
  category: 'refused',
  severity: 'error',
  summary: 'Two listeners use the same port.',
  why: 'Each port of an address can be opened only once, and a listener without an address uses all addresses. Up to 2.0 the broker also opens the default listener for listener directives above the first `listener` line.',
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
