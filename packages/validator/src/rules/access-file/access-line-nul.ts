import { PASSWORDS } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const accessLineNul = {
  id: 'access-line-nul',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A line of an access file contains a NUL character.',
  why: 'The broker reads the line only up to the NUL or ignores it, and some releases also ignore everything after it. The file may be UTF-16 or damaged.',
  noFix: 'Only you know whether the file is damaged or saved in the wrong encoding.',
  explains: { line: ['user-without-acl', 'acl-deny-without-effect', 'password-user-duplicate'] },
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: `${PASSWORDS}# old\0\n` },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: `${PASSWORDS}# old\n` },
    },
  ],
} satisfies ReportedRule;
