import type { ReportedRule } from '../../rule.js';

export const websocketsClosed = {
  id: 'websockets-closed',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A WebSockets listener does not open.',
  why: 'Up to 2.0, libwebsockets opens these listeners. It does not resolve names, and it ignores errors: if it cannot listen, the broker starts anyway, and no client can connect.',
  noFix: 'Only you know which port or address is free.',
  last: '2.0.22',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true

        listener 9001 broker
        protocol websockets
      `,
      target: '2.0.22',
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true

        listener 9001
        protocol websockets
      `,
      target: '2.0.22',
    },
  ],
} satisfies ReportedRule;
