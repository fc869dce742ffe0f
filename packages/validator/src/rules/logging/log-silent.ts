import { logDest, logType } from '@mosquitto-conf/config/directives';
import type { CheckedRule } from '../../rule.js';

export const logSilent: CheckedRule = {
  id: 'log-silent',
  category: 'pitfall',
  severity: 'info',
  summary: 'The broker logs nothing, not even errors.',
  why: 'Only the log says why a client is refused or why a bridge does not connect.',
  needsWhole: true,
  wrong: [
    {
      text: `
        log_dest none
        listener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        log_type none
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        log_type error
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  check({ configuration, report }) {
    const { settings } = configuration;
    const destinations = settings.all(logDest);
    const types = settings.all(logType);
    const found = [
      ...(destinations.length === 1 ? destinations.filter(({ value }) => value.to === 'none') : []),
      ...(types.length === 1 ? types.filter(({ value }) => value === 'none') : []),
    ];
    for (const { place } of found) {
      report({
        message: 'The broker logs nothing at all.',
        help: 'Keep at least `log_type error`.',
        place,
      });
    }
  },
};
