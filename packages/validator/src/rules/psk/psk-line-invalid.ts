import { forDecision } from '../../fixes/fix.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const pskLineInvalid = {
  id: 'psk-line-invalid',
  category: 'refused',
  severity: 'error',
  remarked: 'warning',
  summary: 'A line of a PSK file has no key or no identity.',
  why: 'The form of a line is `IDENTITY:KEY`. From 1.5.6 the broker ignores other lines; before, it refuses to start because of them, even comments and blank lines.',
  wrong: [
    {
      text: `
        listener 8883
        psk_file keys
        psk_hint home
        use_identity_as_username true
      `,
      files: {
        keys: `
          sensor:4fd8a12c
          lamp:`,
      },
    },
    {
      text: `
        listener 8883
        psk_file keys
        psk_hint home
        use_identity_as_username true
      `,
      files: {
        keys: `
          # sensors
          sensor:4fd8a12c
        `,
      },
      target: '1.5.5',
    },
  ],
  right: [
    {
      text: `
        listener 8883
        psk_file keys
        psk_hint home
        use_identity_as_username true
      `,
      files: { keys: 'sensor:4fd8a12c\n' },
    },
  ],
  // A user or device may be lost with the line.
  fix: (found, context) => removeLineOf(context, found.place, fixTitles.removeLine, false).map(forDecision),
} satisfies ReportedRule;
