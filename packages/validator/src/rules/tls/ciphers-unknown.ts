import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const ciphersUnknown = {
  id: 'ciphers-unknown',
  category: 'refused',
  severity: 'error',
  summary: 'A list of ciphers contains none that OpenSSL knows.',
  why: 'OpenSSL ignores names that it does not know, and the broker does not start if none is left; a bridge never connects. Cipher suites of TLS 1.3, which start with `TLS_`, belong in `ciphers_tls1.3` or `bridge_ciphers_tls1.3`.',
  noFix: noFix.value,
  wrong: [
    {
      text: `
        listener 8883
        certfile server.crt
        keyfile server.key
        ciphers TLS_AES_256_GCM_SHA384
        allow_anonymous true
      `,
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
    },
    {
      text: `
        connection attic
        address attic.lan:8900
        topic sensors/# out 1
        bridge_tls_use_os_certs true
        bridge_ciphers TLS_AES_256_GCM_SHA384
      `,
    },
  ],
  right: [
    {
      text: `
        listener 8883
        certfile server.crt
        keyfile server.key
        ciphers_tls1.3 TLS_AES_256_GCM_SHA384
        allow_anonymous true
      `,
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
    },
  ],
} satisfies ReportedRule;
