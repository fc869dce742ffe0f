import type { Rule } from '../../rule.js';

export const logUnwritable: Rule = {
  id: 'log-unwritable',
  category: 'refused',
  severity: 'error',
  summary: 'The log file cannot be written.',
  why: 'Releases from 1.4.10 to 1.6.10 stop. Others start, and report nothing but errors, on their standard error, so that the log is missing when it is needed.',
  wrong: [
    { text: 'listener 1883\nallow_anonymous true\nlog_dest file log/mosquitto.log\n' },
    { text: 'listener 1883\nallow_anonymous true\nlog_dest file log/mosquitto.log\n', target: '1.6.9' },
  ],
  right: [
    {
      text: 'listener 1883\nallow_anonymous true\nlog_dest file log/mosquitto.log\n',
      files: { 'log/README': '' },
    },
  ],
};
