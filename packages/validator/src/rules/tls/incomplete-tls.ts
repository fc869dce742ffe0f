import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const incompleteTls = {
  id: 'incomplete-tls',
  category: 'refused',
  severity: 'error',
  remarked: 'warning',
  summary: 'A listener has only part of its TLS settings.',
  why: 'A TLS listener needs a certificate (`certfile`) and its private key (`keyfile`); `cafile` and `capath` are only for client certificates. Up to 2.0.20 the broker opens the port without TLS and without a message; later releases do not start. A WebSockets listener with only `certfile` opens with TLS up to 2.0.20, and no client can connect.',
  noFix:
    'Only you know the path of the missing file, and without the TLS lines the port would not be encrypted.',
  explains: {
    section: [
      'tls-port-in-clear',
      'tls-on-plain-port',
      'passwords-in-clear',
      'certificate-not-checked',
      'ca-without-certificate-check',
    ],
  },
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
