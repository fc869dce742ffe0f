import { PASSWORDS } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const passwordPlainText = {
  id: 'password-plain-text',
  category: 'refused',
  severity: 'error',
  remarked: 'warning',
  summary: 'A password file holds a password as it is.',
  why: 'The broker knows hashed passwords alone. From 2.1 it does not start over such a line, nor up to 1.5.5; the releases between leave the user out. `mosquitto_passwd -U FILE` hashes all of them at once; run it no more than once.',
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
} satisfies ReportedRule;
