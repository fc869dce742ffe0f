import { PASSWORDS } from '../../examples/example-files.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const accessFilePermissions = {
  id: 'access-file-permissions',
  category: 'security',
  severity: 'warning',
  summary: 'Every user of this machine can read or change a password, ACL or PSK file.',
  why: 'Users of the machine can try to guess hashed passwords, and can use keys directly. The broker logs a warning from 2.0.16, and announces that a future release will refuse the file.',
  noFix: noFix.permissions,
  first: '2.0.16',
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
      machine: { users: { mosquitto: [101, 102] }, modes: { passwd: [0o644, 101, 102] } },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
      machine: { users: { mosquitto: [101, 102] }, modes: { passwd: [0o640, 101, 102] } },
    },
  ],
} satisfies ReportedRule;
