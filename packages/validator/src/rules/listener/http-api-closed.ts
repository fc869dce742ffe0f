import type { ReportedRule } from '../../rule.js';

export const httpApiClosed = {
  id: 'http-api-closed',
  category: 'pitfall',
  severity: 'warning',
  summary: 'The listener for the HTTP API does not open.',
  why: 'Its port is in use, its address does not resolve, or its certificate cannot be read. The broker starts anyway, without this listener.',
  noFix: 'Only you know which port or address is free.',
  first: '2.1.0',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true

        listener 1883
        protocol http_api
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true

        listener 8080 127.0.0.1
        protocol http_api
      `,
    },
  ],
} satisfies ReportedRule;
