import { PASSWORDS } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const accessFilePermissions = {
  id: 'access-file-permissions',
  category: 'security',
  severity: 'warning',
  summary: 'Everyone on the machine may read or change a file that decides on access.',
  why: 'Hashed passwords can be guessed at leisure, keys are there to take. The broker mentions it from 2.0.16 on, and will refuse it some day.',
  first: '2.0.16',
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
      machine: { users: { mosquitto: [101, 102] }, modes: { passwd: [0o644, 101, 102] } },
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
