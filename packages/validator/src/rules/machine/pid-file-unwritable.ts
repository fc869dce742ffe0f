import type { Rule } from '../../rule.js';

export const pidFileUnwritable: Rule = {
  id: 'pid-file-unwritable',
  category: 'refused',
  severity: 'error',
  summary: 'The pid file cannot be written.',
  why: "From 2.0 the broker writes it on every start, as the user it runs as, and stops if it cannot. `/run` belongs to root; a folder of the broker's own in it does not survive a restart of the machine by itself.",
  first: '2.0.0',
  wrong: [{ text: 'listener 1883\nallow_anonymous true\npid_file run/mosquitto.pid\n' }],
  right: [
    {
      text: 'listener 1883\nallow_anonymous true\npid_file run/mosquitto.pid\n',
      files: { 'run/README': '' },
    },
  ],
};
