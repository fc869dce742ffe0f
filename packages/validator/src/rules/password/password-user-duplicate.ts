import { HASH } from '../../examples/example-faults.js';
import { PASSWORDS } from '../../examples/example-files.js';
import { forDecision } from '../../fixes/fix.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const passwordUserDuplicate = {
  id: 'password-user-duplicate',
  category: 'refused',
  severity: 'error',
  remarked: 'warning',
  summary: 'A user appears twice in a password file.',
  why: 'From 2.1 the broker refuses to start because of the second line. In 2.0 the last line counts, before that the first, so one of the two passwords does not work.',
  explains: { line: ['user-without-acl'] },
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: {
        passwd: `
          sensor:${HASH}
          sensor:${HASH}
        `,
      },
    },
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: {
        passwd: `
          sensor:${HASH}
          sensor:${HASH}
        `,
      },
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
  // Only a person knows which of the two passwords is right.
  fix: (found, context) =>
    [
      ...removeLineOf(context, found.place, fixTitles.keepEarlier, false),
      ...removeLineOf(context, found.related, fixTitles.keepThis, false),
    ].map(forDecision),
} satisfies ReportedRule;
