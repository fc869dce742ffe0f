import { PASSWORDS } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const passwordTooLong = {
  id: 'password-too-long',
  category: 'refused',
  severity: 'error',
  remarked: 'warning',
  summary: 'A password is longer than MQTT can carry.',
  why: 'No client could send more than 65,535 bytes. From 2.1 the broker does not start over such a line; before, it passed over it.',
  first: '1.6.9',
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: `${PASSWORDS}sensor:${'x'.repeat(65_536)}\n` },
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
