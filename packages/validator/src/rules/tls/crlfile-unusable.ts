import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const crlfileUnusable = {
  id: 'crlfile-unusable',
  category: 'refused',
  severity: 'error',
  summary: 'The certificate revocation list of a listener is missing or is not valid.',
  why: 'The broker does not start if it cannot set up a TLS listener. The file must contain CRLs in PEM format.',
  noFix: noFix.file,
  wrong: [
    {
      text: `
        listener 8883
        certfile server.crt
        keyfile server.key
        crlfile revoked.crl
        allow_anonymous true
      `,
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY, 'revoked.crl': SERVER },
    },
  ],
  right: [
    {
      text: `
        listener 8883
        certfile server.crt
        keyfile server.key
        allow_anonymous true
      `,
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
    },
  ],
} satisfies ReportedRule;
