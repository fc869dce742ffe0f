import { perListenerSettings } from '@mosquitto-conf/config/directives';
import type { CheckedRule } from '../../rule.js';

export const emptyClientIdRefused: CheckedRule = {
  id: 'empty-client-id-refused',
  category: 'pitfall',
  severity: 'info',
  summary: 'With `per_listener_settings true`, clients without a client ID are refused, and no line says so.',
  why: 'The default of `allow_zero_length_clientid` is true. Up to 1.6.7, with `per_listener_settings true` it begins as false for each listener, also where no `listener` line is. Clients that leave their ID to the broker are refused with return code 2, “identifier rejected”.',
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
    for (const { clientIds, admitsClients, name, place: own } of policies) {
      const { value, setting } = clientIds.mayBeEmpty;
      const where = own ?? place;
      if (value || setting || !admitsClients || !where) continue;
      report({
        message: `Clients without a client ID cannot connect on ${name}: \`allow_zero_length_clientid\` begins as false here.`,
        help: 'Write `allow_zero_length_clientid true` below the `listener`, or `false` to say that it is meant.',
        place: where,
      });
    }
  },
};
