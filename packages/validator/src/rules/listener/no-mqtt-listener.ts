import type { ReportedRule } from '../../rule.js';

export const noMqttListener = {
  id: 'no-mqtt-listener',
  category: 'refused',
  severity: 'error',
  summary: 'None of the listeners is one that the broker counts.',
  why: 'The broker stops if it has no socket of its own. Listeners for the HTTP API are none, and up to 2.0 those for websockets belong to a library and do not count either, save where that was built for it as in the official container images.',
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
