import { FINDINGS_OF_PATHS, reportSlips } from '../../facts/value-slips.js';
import type { CheckedRule } from '../../rule.js';

export const equalsSign: CheckedRule = {
  id: 'equals-sign',
  category: 'pitfall',
  severity: 'warning',
  summary: 'An equals sign between name and value is part of the value.',
  why: 'Only a space separates the name of a directive and its value. A path, a name or a password then begins with the sign, and up to 2.0 a number becomes 0.',
  explains: {
    line: [...FINDINGS_OF_PATHS, 'ignored-words', 'number-adjusted', 'number-cut-short', 'tiny-limit'],
  },
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        log_timestamp_format = %H:%M:%S
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        max_connections = 100
      `,
      target: '2.0.22',
    },
    {
      text: `
        listener = 1883
        allow_anonymous true
      `,
      target: '2.0.22',
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        log_timestamp_format %H:%M:%S
      `,
    },
  ],
  check: (context) => reportSlips(context, 'equals'),
};
