import { AUTHORITY } from '../../examples/example-files.js';
import { removeRefusedLine } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const certificateAndPsk = {
  id: 'certificate-and-psk',
  category: 'refused',
  severity: 'error',
  summary: 'A connection has both certificates and a pre-shared key.',
  why: 'TLS uses either certificates or a pre-shared key. The broker refuses the second kind of line.',
  wrong: [
    {
      text: `
        connection office
        address 192.0.2.10:8883
        bridge_identity home
        bridge_psk 4fd8a12c
        bridge_cafile ca.crt
        topic sensors/# out 1
      `,
      files: { 'ca.crt': AUTHORITY },
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
  fix: (found, context) => removeRefusedLine(context, found.place, fixTitles.removeLine, false),
} satisfies ReportedRule;
