import { PASSWORDS } from '../../examples/example-files.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const accessFileDenied = {
  id: 'access-file-denied',
  category: 'refused',
  severity: 'error',
  summary: 'The broker’s user cannot read a password, ACL or PSK file.',
  why: 'From 2.0 the broker reads its password, ACL and PSK files as the user that it runs as (`mosquitto` by default). If it cannot read one of them, it does not start.',
  noFix: noFix.permissions,
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
