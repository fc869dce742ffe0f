import type { Rule } from '../../rule.js';

export const unknownUser: Rule = {
  id: 'unknown-user',
  category: 'refused',
  severity: 'error',
  summary: "The broker's machine has no user of that name.",
  why: 'Started as root, the broker turns into the user that `user` names, `mosquitto` if there is no such line, and stops if it cannot.',
  wrong: [
    {
      text: 'user mosquito\nlistener 1883\nallow_anonymous true\n',
      machine: { users: { mosquitto: [101, 102] } },
    },
  ],
  right: [
    {
      text: 'user mosquitto\nlistener 1883\nallow_anonymous true\n',
      machine: { users: { mosquitto: [101, 102] } },
    },
  ],
};
