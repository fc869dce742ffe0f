import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const dhparamfileUnusable = {
  id: 'dhparamfile-unusable',
  category: 'refused',
  severity: 'error',
  summary: 'The Diffie-Hellman parameter file of a listener is missing or contains no parameters.',
  why: 'Up to 2.0 the broker does not start if it cannot use the file; from 2.1 OpenSSL chooses the parameters. Common ciphers do not need them.',
  noFix: noFix.file,
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
