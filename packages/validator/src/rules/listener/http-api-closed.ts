import type { Rule } from '../../rule.js';

export const httpApiClosed: Rule = {
  id: 'http-api-closed',
  category: 'pitfall',
  severity: 'warning',
  summary: 'The listener for the HTTP API does not open.',
  why: 'Its port is taken, its address leads nowhere, or its certificate cannot be read. The broker starts all the same, without it.',
  first: '2.1.0',
  wrong: [{ text: 'listener 1883\nallow_anonymous true\n\nlistener 1883\nprotocol http_api\n' }],
  right: [{ text: 'listener 1883\nallow_anonymous true\n\nlistener 8080 127.0.0.1\nprotocol http_api\n' }],
};
