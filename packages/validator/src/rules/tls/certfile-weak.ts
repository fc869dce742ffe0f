import { WEAK, WEAK_KEY } from '../../examples/example-faults.js';
import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const certfileWeak = {
  id: 'certfile-weak',
  category: 'refused',
  severity: 'error',
  summary: "A listener's certificate has a key that is too short.",
  why: 'OpenSSL takes no certificate whose key is too weak for the security level it was built with: RSA keys below 2048 bits, as a rule.',
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
