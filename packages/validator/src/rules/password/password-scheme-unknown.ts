import { PASSWORDS } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const passwordSchemeUnknown = {
  id: 'password-scheme-unknown',
  category: 'refused',
  severity: 'error',
  remarked: 'warning',
  summary: 'A password is hashed in a way that the release does not know.',
  why: 'Mosquitto 1.x knows salted SHA-512 (`$6$`), from 2.0 also PBKDF2 (`$7$`), and 2.1 argon2id where it was built with it. A file made by a newer `mosquitto_passwd` lets nobody in on an older broker.',
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
} satisfies ReportedRule;
