import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const proxyProtocolClash = {
  id: 'proxy-protocol-clash',
  category: 'refused',
  severity: 'error',
  summary: 'TLS is set together with version 2 of the PROXY protocol.',
  why: 'With `enable_proxy_protocol 2`, TLS ends at the proxy, which sends the broker information about the client. The listener cannot use a certificate or key of its own.',
  noFix: 'Only you know whether TLS ends at the proxy or at the broker.',
  wrong: [
    {
      text: `
        listener 1883
        enable_proxy_protocol 2
        certfile server.crt
        keyfile server.key
        allow_anonymous true
      `,
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        enable_proxy_protocol 2
        allow_anonymous true
      `,
    },
  ],
  first: '2.1.0',
} satisfies ReportedRule;
