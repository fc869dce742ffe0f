import { forDecision } from '../../fixes/fix.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const pskKeyEmpty = {
  id: 'psk-key-empty',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A key of a PSK file is empty.',
  why: 'An empty key secures nothing, and no client can connect with it.',
  explains: { line: ['psk-identity-duplicate'] },
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
          lamp:\x20
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
