import type { ReportedRule } from '../../rule.js';

export const unixSocketUnusable = {
  id: 'unix-socket-unusable',
  category: 'refused',
  severity: 'error',
  summary: 'The Unix socket of a listener cannot be made.',
  why: 'The broker makes the socket as the user it runs as, and stops if the folder is not there or not its own, or if the path is longer than the system takes (107 bytes).',
  first: '2.0.0',
  wrong: [
    {
      text: `
        listener 0 run/mosquitto.sock
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        listener 0 run/mosquitto.sock
        allow_anonymous true
      `,
      files: { 'run/README': '' },
    },
  ],
} satisfies ReportedRule;
