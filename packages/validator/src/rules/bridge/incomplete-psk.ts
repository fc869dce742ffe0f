import type { ReportedRule } from '../../rule.js';

export const incompletePsk = {
  id: 'incomplete-psk',
  category: 'refused',
  severity: 'error',
  summary: 'A bridge has only part of a pre-shared key.',
  why: 'A pre-shared key needs both `bridge_identity` and `bridge_psk`.',
  noFix: 'Only you know the identity and the key.',
  wrong: [
    {
      text: `
        connection office
        address 192.0.2.10:8900
        bridge_identity home
        topic sensors/# out 1
      `,
    },
  ],
  right: [
    {
      text: `
        connection office
        address 192.0.2.10:8883
        bridge_identity home
        bridge_psk 4fd8a12c
        topic sensors/# out 1
      `,
    },
  ],
} satisfies ReportedRule;
