import type { ReportedRule } from '../../rule.js';

export const privilegedPort = {
  id: 'privileged-port',
  category: 'refused',
  severity: 'error',
  summary: 'A listener uses a port that only root can open.',
  why: 'Only root can open ports below 1024, and from 2.0 the broker is no longer root when it opens its listeners.',
  noFix:
    'With another port, the clients must change too. Or the system must allow the broker to open this one.',
  wrong: [
    {
      text: `
        listener 80
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        listener 8080
        allow_anonymous true
      `,
    },
  ],
} satisfies ReportedRule;
