import { PASSWORDS } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const accessFileDenied = {
  id: 'access-file-denied',
  category: 'refused',
  severity: 'error',
  summary: 'A file that decides on access may not be read.',
  why: 'From 2.0 the broker reads its password, ACL and PSK files as the user it runs as, `mosquitto` if no other is named, and does not start without one of them.',
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
      machine: { modes: { passwd: 'denied' } },
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
