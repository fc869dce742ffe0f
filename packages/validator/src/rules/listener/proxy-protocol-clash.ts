import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import type { Rule } from '../../rule.js';

export const proxyProtocolClash: Rule = {
  id: 'proxy-protocol-clash',
  category: 'refused',
  severity: 'error',
  summary: 'TLS stands beside version 2 of the PROXY protocol.',
  why: 'With `enable_proxy_protocol 2` TLS ends at the proxy, which tells the broker about the client. A certificate or key of the listener would have nothing to do.',
  wrong: [
    {
      text: 'listener 1883\nenable_proxy_protocol 2\ncertfile server.crt\nkeyfile server.key\nallow_anonymous true\n',
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
    },
  ],
  right: [{ text: 'listener 1883\nenable_proxy_protocol 2\nallow_anonymous true\n' }],
  first: '2.1.0',
};
