import { perListenerSettings } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { nameOf } from '../../facts/listeners.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('empty-client-id-refused', {
  message: 'Clients without a client id cannot connect on {listener}.',
  help: 'Write `allow_zero_length_clientid true` below the `listener` line. To keep refusing them, write `allow_zero_length_clientid false`.',
});

export const emptyClientIdRefused: CheckedRule = {
  id: 'empty-client-id-refused',
  texts,
  category: 'pitfall',
  severity: 'info',
  summary: 'With `per_listener_settings true`, clients without a client id are refused, and no line says so.',
  why: 'The default of `allow_zero_length_clientid` is true. Up to 1.6.7, with `per_listener_settings true` each listener starts with false instead, even without a `listener` line. Clients that leave their client id to the broker are refused with return code 2, “identifier rejected”.',
  first: '1.5.0',
  last: '1.6.7',
  needsWhole: true,
  wrong: [
    {
      text: `
        per_listener_settings true
        listener 1883
      `,
      target: '1.6.7',
    },
    { text: 'per_listener_settings true\n', target: '1.6.7' },
  ],
  right: [
    {
      text: `
        per_listener_settings true
        listener 1883
        allow_zero_length_clientid false
      `,
      target: '1.5.6',
    },
    {
      text: `
        per_listener_settings true
        listener 1883
      `,
      target: '1.6.8',
    },
    { text: 'listener 1883\n', target: '1.6.7' },
  ],
  check({ policies, configuration, report }) {
    const place = configuration.settings.setting(perListenerSettings)?.place;
    for (const { clientIds, admitsClients, listener, place: own } of policies) {
      const { value, setting } = clientIds.mayBeEmpty;
      const where = own ?? place;
      if (value || setting || !admitsClients || !where) continue;
      report({
        message: texts.message({ listener: nameOf(listener) }),
        help: texts.help,
        place: where,
      });
    }
  },
};
