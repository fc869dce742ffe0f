import { OLD_PASSWORDS } from '../../examples/example-faults.js';
import { forDecision } from '../../fixes/fix.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const passwordMissing = {
  id: 'password-missing',
  category: 'security',
  severity: 'warning',
  summary: 'A line of a password file creates a user without a password.',
  why: 'Up to 1.5.5 every line counts, even comments and blank lines. A line without a password allows anyone to connect with this username.',
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
  // A user or device may be lost with the line.
  fix: (found, context) => removeLineOf(context, found.place, fixTitles.removeLine, false).map(forDecision),
} satisfies ReportedRule;
