import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const keyNotLoaded = {
  id: 'key-not-loaded',
  category: 'refused',
  severity: 'error',
  summary: 'With these engine settings the broker does not load a private key.',
  why: 'With some combinations of `tls_engine` and `tls_keyform`, a release ignores `keyfile` and loads no key from an engine either, and a TLS listener without a key does not open. This is the case from 2.0.7 to 2.0.15 for every `tls_engine` without `tls_keyform engine`, and up to 1.6.4 for `tls_keyform engine` without an engine.',
  noFix: 'Only you know whether the engine or the file has the key.',
  last: '2.0.15',
  wrong: [
    {
      text: `
        listener 8883
        certfile server.crt
        keyfile server.key
        tls_engine pkcs11
        allow_anonymous true
      `,
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
      target: '2.0.15',
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
      target: '2.0.15',
    },
  ],
} satisfies ReportedRule;
