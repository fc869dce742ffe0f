import { LOCKED_KEY } from '../../examples/example-faults.js';
import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const keyfileEncrypted = {
  id: 'keyfile-encrypted',
  category: 'refused',
  severity: 'error',
  summary: 'A private key has a passphrase.',
  why: 'A service cannot enter a passphrase, so the broker does not start.',
  noFix: noFix.certificate,
  wrong: [
    {
      text: `
        listener 8883
        certfile server.crt
        keyfile server.key
        allow_anonymous true
      `,
      files: { 'server.crt': SERVER, 'server.key': LOCKED_KEY },
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
