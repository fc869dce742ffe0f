import { AUTHORITY } from '../../examples/example-files.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const bridgeFileMissing = {
  id: 'bridge-file-missing',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A certificate or key of a bridge is missing or cannot be used.',
  why: 'The broker starts, but the bridge never connects, and only the log says so.',
  noFix: noFix.file,
  wrong: [
    {
      text: `
        connection office
        address broker.example:8883
        bridge_cafile office-ca.crt
        topic sensors/# out 1
      `,
      files: { 'ca.crt': AUTHORITY },
    },
    {
      text: `
        connection office
        address broker.example:8883
        bridge_cafile office-ca.crt
        topic sensors/# out 1
      `,
      files: { 'office-ca.crt': 'not a certificate\n' },
    },
  ],
  right: [
    {
      text: `
        connection office
        address broker.example:8883
        bridge_cafile ca.crt
        topic sensors/# out 1
      `,
      files: { 'ca.crt': AUTHORITY },
    },
  ],
} satisfies ReportedRule;
