import { TLS_FILES } from '../../examples/example-files.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

const text = `
  listener 8883
  allow_anonymous true
  certfile server.crt
  keyfile server.key
`;

export const privateKeyReadable = {
  id: 'private-key-readable',
  category: 'security',
  severity: 'warning',
  summary: 'Every user of this machine can read a private key.',
  why: 'Anyone with the key can impersonate this broker or bridge until you replace the certificate.',
  noFix: noFix.permissions,
  wrong: [{ text, files: TLS_FILES, machine: { modes: { 'server.key': [0o644, 1883, 1883] } } }],
  right: [{ text, files: TLS_FILES, machine: { modes: { 'server.key': [0o640, 1883, 1883] } } }],
} satisfies ReportedRule;
