import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import type { Rule } from '../../rule.js';

export const engineMissing: Rule = {
  id: 'engine-missing',
  category: 'refused',
  severity: 'error',
  summary: 'OpenSSL may not have the engine that a listener asks for.',
  why: 'Up to 2.0 the broker stops if OpenSSL cannot load the engine of `tls_engine`. Engines come with other software, so whether a known one is installed only the machine itself can tell.',
  last: '2.0.22',
  wrong: [
    {
      text: 'listener 8883\ncertfile server.crt\nkeyfile server.key\ntls_engine hsm1\nallow_anonymous true\n',
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
      target: '2.0.22',
    },
    {
      text: 'listener 8883\ncertfile server.crt\nkeyfile server.key\ntls_engine pkcs11\nallow_anonymous true\n',
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
      target: '2.0.22',
    },
  ],
  right: [
    {
      text: 'listener 8883\ncertfile server.crt\nkeyfile server.key\nallow_anonymous true\n',
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
      target: '2.0.22',
    },
  ],
};
