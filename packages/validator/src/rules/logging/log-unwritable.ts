import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const logUnwritable = {
  id: 'log-unwritable',
  category: 'refused',
  severity: 'error',
  summary: 'The broker cannot write the log file.',
  why: 'Releases 1.4.10 to 1.6.10 do not start. Other releases start and report only this error on standard error, so the log is missing when you need it.',
  noFix: noFix.machine,
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        log_dest file log/mosquitto.log
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        log_dest file log/mosquitto.log
      `,
      target: '1.6.9',
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        log_dest file log/mosquitto.log
      `,
      files: { 'log/README': '' },
    },
  ],
} satisfies ReportedRule;
