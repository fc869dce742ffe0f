import type { ReportedRule } from '../../rule.js';

export const unknownUser = {
  id: 'unknown-user',
  category: 'refused',
  severity: 'error',
  summary: "The broker's machine has no user of that name.",
  why: 'Started as root, the broker turns into the user that `user` names, `mosquitto` if there is no such line, and stops if it cannot.',
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
