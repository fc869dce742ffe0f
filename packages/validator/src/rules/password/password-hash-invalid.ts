import { PASSWORDS } from '../../examples/example-files.js';
import { forDecision } from '../../fixes/fix.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const passwordHashInvalid = {
  id: 'password-hash-invalid',
  category: 'refused',
  severity: 'error',
  remarked: 'warning',
  summary: 'The hash of a password is damaged.',
  why: 'From 2.1, and up to 1.5.5, the broker refuses to start because of such a line; other releases ignore the user. Lines are often damaged when they are copied by hand or cut at a certain length.',
  explains: { line: ['user-without-acl'] },
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: `${PASSWORDS}sensor:$7$101$zqK1HAOyKeoj\n` },
    },
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: `${PASSWORDS}sensor:$7$101$zqK1HAOyKeoj\n` },
      target: '2.0.22',
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
  // A user or device may be lost with the line.
  fix: (found, context) => removeLineOf(context, found.place, fixTitles.removeLine, false).map(forDecision),
} satisfies ReportedRule;
