import type { ReportedRule } from '../../rule.js';

export const missingSocketPath = {
  id: 'missing-socket-path',
  category: 'refused',
  severity: 'error',
  summary: 'A listener has port 0 and no path.',
  why: 'Port 0 stands for a Unix socket, and its path comes where the address would be.',
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
