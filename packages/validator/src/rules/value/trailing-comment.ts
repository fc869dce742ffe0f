import { reportSlips } from '../../facts/value-slips.js';
import type { Rule } from '../../rule.js';

export const trailingComment: Rule = {
  id: 'trailing-comment',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A comment stands behind a value, and the broker takes it for part of the value.',
  why: 'A comment is a line whose first character is `#`. Behind a path or a name it becomes the end of that path or name; only after a number or `true` and `false` is it ignored.',
  wrong: [{ text: 'log_dest file mosquitto.log # for now\nlistener 1883\nallow_anonymous true\n' }],
  right: [
    { text: '# the house\nlistener 1883 # all addresses\nallow_anonymous true # as before\n' },
    { text: 'listener 1883\nallow_anonymous true\nlog_dest file mosquitto#1.log\n' },
  ],
  check: (context) => reportSlips(context, 'comment'),
};
