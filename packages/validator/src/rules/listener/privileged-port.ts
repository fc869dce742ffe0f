import type { ReportedRule } from '../../rule.js';

export const privilegedPort = {
  id: 'privileged-port',
  category: 'refused',
  severity: 'error',
  summary: 'A listener wants a port that is reserved for root.',
  why: 'Ports below 1024 can be opened by root alone, and from 2.0 the broker is somebody else by the time it opens its listeners.',
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
