import type { ReportedRule } from '../../rule.js';

export const pidFileUnwritable = {
  id: 'pid-file-unwritable',
  category: 'refused',
  severity: 'error',
  summary: 'The pid file cannot be written.',
  why: "From 2.0 the broker writes it on every start, as the user it runs as, and stops if it cannot. `/run` belongs to root; a folder of the broker's own in it does not survive a restart of the machine by itself.",
  first: '2.0.0',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        pid_file run/mosquitto.pid
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        pid_file run/mosquitto.pid
      `,
      files: { 'run/README': '' },
    },
  ],
} satisfies ReportedRule;
