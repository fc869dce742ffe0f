import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const pidFileUnwritable = {
  id: 'pid-file-unwritable',
  category: 'refused',
  severity: 'error',
  summary: 'The broker cannot write the pid file.',
  why: 'From 2.0 the broker writes the file at every start, as the user that it runs as, and does not start if it cannot. `/run` belongs to root, and folders that you create in it are gone after a restart of the machine.',
  noFix: noFix.machine,
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
