import { AUTHORITY, SERVER, SERVER_KEY } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const cafileUnusable = {
  id: 'cafile-unusable',
  category: 'refused',
  severity: 'error',
  summary: "A listener's file of CA certificates is missing or no such file.",
  why: 'The broker does not start with a TLS listener it cannot set up. It wants certificates in PEM form, which begins with `-----BEGIN CERTIFICATE-----`.',
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
