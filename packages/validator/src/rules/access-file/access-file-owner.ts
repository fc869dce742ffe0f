import { PASSWORDS } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const accessFileOwner = {
  id: 'access-file-owner',
  category: 'security',
  severity: 'warning',
  summary: "A file that decides on access belongs to another user than the broker's.",
  why: 'Whoever owns it can change who gets in. The broker mentions it from 2.0.16 on, and will refuse it some day.',
  first: '2.0.16',
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
      machine: { users: { mosquitto: [101, 102] }, modes: { passwd: [0o640, 0, 102] } },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
      machine: { users: { mosquitto: [101, 102] }, modes: { passwd: [0o640, 101, 102] } },
    },
  ],
} satisfies ReportedRule;
