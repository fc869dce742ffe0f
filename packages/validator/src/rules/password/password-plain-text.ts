import { PASSWORDS } from '../../examples/example-files.js';
import { forDecision } from '../../fixes/fix.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import { hashPasswordAt } from '../../fixes/hash-password.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const passwordPlainText = {
  id: 'password-plain-text',
  category: 'refused',
  severity: 'error',
  remarked: 'warning',
  summary: 'A password file contains a password in plain text.',
  why: 'The broker accepts only hashed passwords. From 2.1, and up to 1.5.5, it refuses to start because of such a line; other releases ignore the user. `mosquitto_passwd -U FILE` hashes every password of a file, also those that are hashed already: use it only for a file without hashes.',
  explains: { line: ['user-without-acl'] },
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: `${PASSWORDS}sensor:correct horse\n` },
    },
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: `${PASSWORDS}sensor:correct horse\n` },
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
  fix: (found, context) => [
    ...hashPasswordAt(context, found.place),
    ...removeLineOf(context, found.place, fixTitles.removeLine, false).map(forDecision),
  ],
} satisfies ReportedRule;
