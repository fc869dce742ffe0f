import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const crlfileUnusable = {
  id: 'crlfile-unusable',
  category: 'refused',
  severity: 'error',
  summary: "A listener's list of revoked certificates is missing or no such list.",
  why: 'The broker does not start with a TLS listener it cannot set up. It wants CRLs in PEM form.',
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
