import { forDecision } from '../../fixes/fix.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const pskIdentityEmpty = {
  id: 'psk-identity-empty',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A line of a PSK file has no identity.',
  why: 'From 2.1 the broker ignores the line, so no client can use the key.',
  first: '2.1.0',
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
           :77aa01be
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
