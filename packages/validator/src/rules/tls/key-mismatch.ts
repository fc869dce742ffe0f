import { EXPIRED_KEY, SERVER, SERVER_KEY } from '../../examples/example-files.js';
import type { Rule } from '../../rule.js';

export const keyMismatch: Rule = {
  id: 'key-mismatch',
  category: 'refused',
  severity: 'error',
  summary: 'A private key does not belong to the certificate.',
  why: 'Without the right key the broker could not prove that the certificate is its own, and does not start.',
  wrong: [
    {
      text: 'listener 8883\ncertfile server.crt\nkeyfile server.key\nallow_anonymous true\n',
      files: { 'server.crt': SERVER, 'server.key': EXPIRED_KEY },
    },
  ],
  right: [
    {
      text: 'listener 8883\ncertfile server.crt\nkeyfile server.key\nallow_anonymous true\n',
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
    },
  ],
};
