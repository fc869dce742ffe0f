import type { ReportedRule } from '../../rule.js';

export const noMqttListener = {
  id: 'no-mqtt-listener',
  category: 'refused',
  severity: 'error',
  summary: 'The configuration has no listener that the broker accepts as sufficient.',
  why: 'The broker does not start without a socket of its own. Listeners for the HTTP API do not count. Up to 2.0, WebSockets listeners belong to a library and do not count either, except in builds such as the official container images.',
  noFix: 'Only you know which port to open, and for whom.',
  first: '1.6.9',
  wrong: [
    {
      text: `
        listener 8080
        protocol http_api
        allow_anonymous true
      `,
    },
    {
      text: `
        listener 9001
        protocol websockets
        allow_anonymous true
      `,
      target: '2.0.22',
    },
  ],
  right: [
    {
      text: `
        listener 9001
        protocol websockets
        allow_anonymous true
      `,
    },
    {
      text: `
        listener 9001
        protocol websockets
        allow_anonymous true

        listener 1883 127.0.0.1
      `,
      target: '2.0.22',
    },
  ],
} satisfies ReportedRule;
