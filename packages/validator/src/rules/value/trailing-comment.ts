import { FINDINGS_OF_PATHS, reportSlips } from '../../facts/value-slips.js';
import type { CheckedRule } from '../../rule.js';

export const trailingComment: CheckedRule = {
  id: 'trailing-comment',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A comment after a value is part of the value.',
  why: 'A comment is a line whose first character is `#`. After a path or a name, it becomes part of that path or name; only after a number or `true` and `false` does the broker ignore it.',
  explains: { line: FINDINGS_OF_PATHS },
  wrong: [
    {
      text: `
        log_dest file mosquitto.log # for now
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        # the house
        listener 1883 # all addresses
        allow_anonymous true # as before
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        log_dest file mosquitto#1.log
      `,
    },
  ],
  check: (context) => reportSlips(context, 'comment'),
};
