import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const unixSocketUnusable = {
  id: 'unix-socket-unusable',
  category: 'refused',
  severity: 'error',
  summary: 'The broker cannot create the Unix socket of a listener.',
  why: 'The broker creates the socket as the user that it runs as. It does not start if the folder is missing or not writable, or if the path is longer than the system allows (107 bytes).',
  noFix: noFix.machine,
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
