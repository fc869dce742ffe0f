import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const dhparamfileUnusable = {
  id: 'dhparamfile-unusable',
  category: 'refused',
  severity: 'error',
  summary: "A listener's file of Diffie-Hellman parameters is missing or holds none.",
  why: 'Up to 2.0 the broker stops if it cannot use them; from 2.1 OpenSSL chooses the parameters. The usual ciphers do without.',
  last: '2.0.22',
  wrong: [
    {
      text: `
        listener 8883
        certfile server.crt
        keyfile server.key
        dhparamfile dh.pem
        allow_anonymous true
      `,
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
      target: '2.0.22',
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
      target: '2.0.22',
    },
  ],
} satisfies ReportedRule;
