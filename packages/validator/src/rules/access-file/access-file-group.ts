import { PASSWORDS } from '../../examples/example-files.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const accessFileGroup = {
  id: 'access-file-group',
  category: 'security',
  severity: 'warning',
  summary: 'A password, ACL, PSK, dynamic security or log file belongs to a group other than the broker’s.',
  why: 'Members of that group may be able to read the file or to change who can connect. The broker logs a warning from 2.0.16, and announces that a future release will refuse the file.',
  noFix: noFix.permissions,
  first: '2.0.16',
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
      machine: { users: { mosquitto: [101, 102] }, modes: { passwd: [0o640, 101, 0] } },
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
