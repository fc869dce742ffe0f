import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const fileOnlyForRoot = {
  id: 'file-only-for-root',
  category: 'refused',
  severity: 'error',
  summary: 'The user that the broker switches to cannot read a certificate or key.',
  why: 'From 2.0 the broker reads the file after it has switched to its own user, and does not start if it cannot.',
  noFix: noFix.permissions,
  first: '2.0.0',
  wrong: [
    {
      text: `
        listener 8883
        certfile server.crt
        keyfile server.key
        allow_anonymous true
      `,
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
      machine: { users: { mosquitto: [101, 102] }, modes: { 'server.key': [0o600, 0, 0] } },
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
      machine: { users: { mosquitto: [101, 102] }, modes: { 'server.key': [0o400, 101, 102] } },
    },
  ],
} satisfies ReportedRule;
