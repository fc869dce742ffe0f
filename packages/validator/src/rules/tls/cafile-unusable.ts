import { AUTHORITY, SERVER, SERVER_KEY } from '../../examples/example-files.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const cafileUnusable = {
  id: 'cafile-unusable',
  category: 'refused',
  severity: 'error',
  summary: 'The CA file of a listener is missing or is not a CA file.',
  why: 'The broker does not start if it cannot set up a TLS listener. The file must contain certificates in PEM format, which start with `-----BEGIN CERTIFICATE-----`.',
  noFix: noFix.file,
  explains: { section: ['ca-without-certificate-check'] },
  wrong: [
    {
      text: `
        listener 8883
        cafile ca.crt
        certfile server.crt
        keyfile server.key
        require_certificate true
        use_identity_as_username true
      `,
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY, 'ca.crt': 'not a certificate\n' },
    },
  ],
  right: [
    {
      text: `
        listener 8883
        cafile ca.crt
        certfile server.crt
        keyfile server.key
        require_certificate true
        use_identity_as_username true
      `,
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY, 'ca.crt': AUTHORITY },
    },
  ],
} satisfies ReportedRule;
