import { PASSWORDS } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const passwordFileEmpty = {
  id: 'password-file-empty',
  category: 'pitfall',
  severity: 'info',
  summary: 'A password file contains no valid user.',
  why: 'No client can log in with a password. `mosquitto_passwd FILE USER` adds a user.',
  first: '1.6.9',
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: '# no users yet\n' },
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
