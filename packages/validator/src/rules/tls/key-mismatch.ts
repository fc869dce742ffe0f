import { EXPIRED_KEY, SERVER, SERVER_KEY } from '../../examples/example-files.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const keyMismatch = {
  id: 'key-mismatch',
  category: 'refused',
  severity: 'error',
  summary: 'A private key does not belong to the certificate.',
  why: 'The broker needs the matching key to use the certificate, and does not start without it.',
  noFix: noFix.certificate,
  explains: { section: ['ca-without-certificate-check'] },
  wrong: [
    {
      text: `
        listener 8883
        certfile server.crt
        keyfile server.key
        allow_anonymous true
      `,
      files: { 'server.crt': SERVER, 'server.key': EXPIRED_KEY },
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
