import { PASSWORDS } from '../../examples/example-files.js';
import { forDecision } from '../../fixes/fix.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const passwordUserTooLong = {
  id: 'password-user-too-long',
  category: 'refused',
  severity: 'error',
  remarked: 'warning',
  summary: 'A username is longer than MQTT allows.',
  why: 'A client cannot send more than 65,535 bytes. From 2.1 the broker refuses to start because of such a line; before, it ignores the line.',
  first: '1.6.9',
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: `${PASSWORDS}${'x'.repeat(65_536)}:$7$101$zqK1HAOyKeoj\n` },
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
