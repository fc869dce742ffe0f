import { OLD_PASSWORDS } from '../../examples/example-faults.js';
import type { ReportedRule } from '../../rule.js';

export const passwordMissing = {
  id: 'password-missing',
  category: 'security',
  severity: 'warning',
  summary: 'A line of a password file makes a user who needs no password.',
  why: 'Up to 1.5.5 every line counts, be it a comment or blank, and one without a password lets in whoever names the user.',
  last: '1.5.5',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous false
        password_file passwd
      `,
      files: { passwd: `${OLD_PASSWORDS}lamp\n` },
      target: '1.5.5',
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
      target: '1.5.5',
    },
  ],
} satisfies ReportedRule;
