import { LOCKED_KEY } from '../../examples/example-faults.js';
import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import type { Rule } from '../../rule.js';

export const keyfileEncrypted: Rule = {
  id: 'keyfile-encrypted',
  category: 'refused',
  severity: 'error',
  summary: 'A private key has a pass phrase.',
  why: 'A service has nobody who could type it, so the broker does not start.',
  wrong: [
    {
      text: 'listener 8883\ncertfile server.crt\nkeyfile server.key\nallow_anonymous true\n',
      files: { 'server.crt': SERVER, 'server.key': LOCKED_KEY },
    },
  ],
  right: [
    {
      text: 'listener 8883\ncertfile server.crt\nkeyfile server.key\nallow_anonymous true\n',
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
    },
  ],
};
