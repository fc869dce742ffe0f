import { AUTHORITY } from '../../examples/example-files.js';
import type { Rule } from '../../rule.js';

export const bridgeFileMissing: Rule = {
  id: 'bridge-file-missing',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A certificate or key of a bridge is not there.',
  why: 'The broker starts, but the bridge never connects, and only the log says so.',
  wrong: [
    {
      text: 'connection office\naddress broker.example:8883\nbridge_cafile office-ca.crt\ntopic sensors/# out 1\n',
      files: { 'ca.crt': AUTHORITY },
    },
  ],
  right: [
    {
      text: 'connection office\naddress broker.example:8883\nbridge_cafile ca.crt\ntopic sensors/# out 1\n',
      files: { 'ca.crt': AUTHORITY },
    },
  ],
};
