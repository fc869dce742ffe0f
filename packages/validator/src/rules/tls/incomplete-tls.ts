import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import type { Rule } from '../../rule.js';

export const incompleteTls: Rule = {
  id: 'incomplete-tls',
  category: 'refused',
  severity: 'error',
  remarked: 'warning',
  summary: 'A listener has half of what TLS needs.',
  why: 'A TLS listener shows a certificate (`certfile`) and holds its private key (`keyfile`); `cafile` and `capath` only say whose clients it believes. Up to 2.0.20 the broker silently opened the port without TLS, since then it stops.',
  wrong: [
    { text: 'listener 8883\ncertfile server.crt\nallow_anonymous true\n', files: { 'server.crt': SERVER } },
    {
      text: 'listener 8883\ncertfile server.crt\nallow_anonymous true\n',
      files: { 'server.crt': SERVER },
      target: '2.0.11',
    },
  ],
  right: [
    {
      text: 'listener 8883\ncertfile server.crt\nkeyfile server.key\nallow_anonymous true\n',
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
    },
  ],
};
