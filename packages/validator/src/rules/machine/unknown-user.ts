import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const unknownUser = {
  id: 'unknown-user',
  category: 'refused',
  severity: 'error',
  summary: 'This machine has no such user.',
  why: 'When root starts the broker, it switches to the user of `user` (`mosquitto` by default), and does not start if it cannot.',
  noFix: noFix.machine,
  wrong: [
    {
      text: `
        user mosquito
        listener 1883
        allow_anonymous true
      `,
      machine: { users: { mosquitto: [101, 102] } },
    },
  ],
  right: [
    {
      text: `
        user mosquitto
        listener 1883
        allow_anonymous true
      `,
      machine: { users: { mosquitto: [101, 102] } },
    },
  ],
} satisfies ReportedRule;
