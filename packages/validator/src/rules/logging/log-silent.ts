import { logDest, logType } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('log-silent', {
  message: 'The broker logs nothing, not even errors.',
  destination: 'Write a destination, such as `log_dest stderr`.',
  type: 'Write at least `log_type error`.',
});

export const logSilent: CheckedRule = {
  id: 'log-silent',
  texts,
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
    for (const { directive, place } of found) {
      report({
        message: texts.message,
        help: directive === logDest ? texts.destination : texts.type,
        place,
      });
    }
  },
};
