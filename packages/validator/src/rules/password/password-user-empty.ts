import { PASSWORDS } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const passwordUserEmpty = {
  id: 'password-user-empty',
  category: 'refused',
  severity: 'error',
  summary: 'A line of a password file has no username.',
  why: 'From 2.1 the broker refuses to start because of such a line.',
  first: '2.1.0',
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: `${PASSWORDS} :$7$101$zqK1HAOyKeoj\n` },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
    },
  ],
} satisfies ReportedRule;
