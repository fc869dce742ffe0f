import { WEAK, WEAK_KEY } from '../../examples/example-faults.js';
import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const certfileWeak = {
  id: 'certfile-weak',
  category: 'refused',
  severity: 'error',
  summary: 'The key of a listener’s certificate is too short.',
  why: 'OpenSSL refuses certificates with keys that are too weak for its security level: usually RSA keys below 2048 bits.',
  noFix: noFix.certificate,
  wrong: [
    {
      text: `
        listener 8883
        certfile server.crt
        keyfile server.key
        allow_anonymous true
      `,
      files: { 'server.crt': WEAK, 'server.key': WEAK_KEY },
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
