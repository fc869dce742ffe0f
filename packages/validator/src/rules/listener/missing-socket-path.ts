import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const missingSocketPath = {
  id: 'missing-socket-path',
  category: 'refused',
  severity: 'error',
  summary: 'A listener has port 0 but no path.',
  why: 'Port 0 means a Unix socket. Its path replaces the address.',
  noFix: noFix.value,
  wrong: [
    {
      text: `
        listener 0
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        listener 0 mosquitto.sock
        allow_anonymous true
      `,
    },
  ],
  first: '2.0.0',
} satisfies ReportedRule;
