import { forDecision } from '../../fixes/fix.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const pskTooLong = {
  id: 'psk-too-long',
  category: 'pitfall',
  severity: 'warning',
  summary: 'An identity or key of a PSK file is longer than 65,535 bytes.',
  why: 'The broker ignores the line, so no client can use the key.',
  first: '1.6.9',
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
          lamp:${'0'.repeat(65_536)}
        `,
      },
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
