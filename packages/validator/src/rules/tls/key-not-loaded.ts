import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const keyNotLoaded = {
  id: 'key-not-loaded',
  category: 'refused',
  severity: 'error',
  summary: 'With its engine settings the broker looks for the private key nowhere.',
  why: 'Some combinations of `tls_engine` and `tls_keyform` make a release pass over `keyfile` without asking an engine instead, and a TLS listener without a key does not open. From 2.0.7 to 2.0.15 any `tls_engine` does so without `tls_keyform engine`, up to 1.6.4 `tls_keyform engine` without an engine.',
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
