import { reportSlips } from '../../facts/value-slips.js';
import type { CheckedRule } from '../../rule.js';

export const quotedValue: CheckedRule = {
  id: 'quoted-value',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A value stands in quotes, which the broker takes for part of it.',
  why: 'Values run to the end of the line, blanks within them included, so they need no quotes. With quotes a path names another file, and a name is another name.',
  wrong: [
    {
      text: `
        log_dest file "mosquitto.log"
        listener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        log_timestamp_format '%H:%M:%S'
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        log_timestamp_format %Y-%m-%d %H:%M:%S
      `,
    },
  ],
  check: (context) => reportSlips(context, 'quotes'),
};
