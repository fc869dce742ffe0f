import { removeLineOf } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const pskIdentityDuplicate = {
  id: 'psk-identity-duplicate',
  category: 'pitfall',
  severity: 'warning',
  summary: 'An identity appears twice in a PSK file.',
  why: 'The first line counts, so the key of the second line does not work.',
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
          sensor:77aa01be
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
      files: {
        keys: `
          sensor:4fd8a12c
          lamp:77aa01be
        `,
      },
    },
  ],
  fix: (found, context) => removeLineOf(context, found.place, fixTitles.removeLine, true),
} satisfies ReportedRule;
