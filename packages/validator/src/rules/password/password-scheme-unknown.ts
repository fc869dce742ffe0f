import { PASSWORDS } from '../../examples/example-files.js';
import { forDecision } from '../../fixes/fix.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const passwordSchemeUnknown = {
  id: 'password-scheme-unknown',
  category: 'refused',
  severity: 'error',
  remarked: 'warning',
  summary: 'The release does not support the hash of a password.',
  why: 'Mosquitto 1.x supports salted SHA-512 (`$6$`), 2.0 also PBKDF2 (`$7$`), and 2.1 also argon2id if it was built with it. With a file of a newer `mosquitto_passwd`, no client can log in to an older broker.',
  explains: { line: ['user-without-acl'] },
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: `${PASSWORDS}sensor:$2b$12$EXRkfkdmXn2gzds2SSitu.MW9.gAVqa9eLS1\n` },
    },
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: `${PASSWORDS}sensor:$2b$12$EXRkfkdmXn2gzds2SSitu.MW9.gAVqa9eLS1\n` },
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
