import { OLD_PASSWORDS } from '../../examples/example-faults.js';
import type { ReportedRule } from '../../rule.js';

export const passwordFileLetsAllIn = {
  id: 'password-file-lets-all-in',
  category: 'security',
  severity: 'warning',
  summary: 'A password file contains no valid user, so the broker accepts every password.',
  why: 'Up to 1.6.8 the broker treats an empty list of users as if there were no password file.',
  noFix: 'A user is added with `mosquitto_passwd`, which asks for the password.',
  last: '1.6.8',
  explains: { line: ['announced-removal'] },
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous false
        password_file passwd
      `,
      files: { passwd: '# no users yet\n' },
      target: '1.6.8',
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous false
        password_file passwd
      `,
      files: { passwd: OLD_PASSWORDS },
      target: '1.6.8',
    },
  ],
} satisfies ReportedRule;
