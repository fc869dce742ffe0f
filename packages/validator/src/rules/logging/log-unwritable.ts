import type { ReportedRule } from '../../rule.js';

export const logUnwritable = {
  id: 'log-unwritable',
  category: 'refused',
  severity: 'error',
  summary: 'The log file cannot be written.',
  why: 'Releases from 1.4.10 to 1.6.10 stop. Others start, and report nothing but errors, on their standard error, so that the log is missing when it is needed.',
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
