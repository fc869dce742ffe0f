import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const incompleteTls = {
  id: 'incomplete-tls',
  category: 'refused',
  severity: 'error',
  remarked: 'warning',
  summary: 'A listener has half of what TLS needs.',
  why: 'A TLS listener shows a certificate (`certfile`) and holds its private key (`keyfile`); `cafile` and `capath` only say whose clients it believes. Up to 2.0.20 the broker silently opened the port without TLS, since then it stops.',
  wrong: [
    {
      text: `
        listener 8883
        certfile server.crt
        allow_anonymous true
      `,
      files: { 'server.crt': SERVER },
    },
    {
      text: `
        listener 8883
        certfile server.crt
        allow_anonymous true
      `,
      files: { 'server.crt': SERVER },
      target: '2.0.11',
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
