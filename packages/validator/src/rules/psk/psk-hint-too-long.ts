import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const pskHintTooLong = {
  id: 'psk-hint-too-long',
  category: 'refused',
  severity: 'error',
  summary: 'A `psk_hint` is longer than OpenSSL allows.',
  why: 'The maximum is 256 bytes. Clients use the hint only to choose one of their keys.',
  noFix: noFix.value,
  wrong: [
    {
      text: `
        listener 8883
        psk_file keys
        psk_hint ${'hint'.repeat(70)}
        use_identity_as_username true
      `,
      files: { keys: 'sensor:4fd8a12c\n' },
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
} satisfies ReportedRule;
