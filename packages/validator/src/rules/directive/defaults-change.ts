import { at, type Listener, latest, type Place, since } from '@mosquitto-conf/config';
import { maxPacketSize } from '@mosquitto-conf/config/directives';
import { isLocal } from '../../facts/network.js';
import type { CheckedRule } from '../../rule.js';

export const defaultsChange: CheckedRule = {
  id: 'defaults-change',
  category: 'upgrade',
  severity: 'info',
  summary: 'This file relies on a default that a later release changes.',
  why: 'After the upgrade the same file has a different meaning, and the broker does not say so.',
  last: '2.0.99',
  needsWhole: true,
  wrong: [
    {
      text: `
        listener 1883
        max_packet_size 100000
      `,
      target: '1.6.15',
    },
    {
      text: `
        listener 1883
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
        max_packet_size 100000
      `,
      target: '1.6.15',
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        max_packet_size 2000000
      `,
      target: '2.0.22',
    },
  ],
  check({ configuration, policies, release, report }) {
    const { listeners, settings } = configuration;
    const open = policies.find(({ anonymous, place }) => anonymous.value && !anonymous.setting && place);
    if (open?.place && !since(release, '2.0')) {
      report({
        message: 'From 2.0 clients without a name are refused here unless `allow_anonymous true` is written.',
        help: 'Write `allow_anonymous true` if everybody may come in, or give the listener a `password_file`.',
        place: open.place,
      });
    }
    const place = placeOf(listeners);
    if (!place || settings.has(maxPacketSize) || since(release, '2.1')) return;
    const limit = at(maxPacketSize.default, latest);
    report({
      message: `From 2.1 packets of more than ${limit.toLocaleString('en')} bytes are refused unless \`max_packet_size\` says otherwise.`,
      help: 'Set `max_packet_size` if clients send more, such as pictures or firmware.',
      place,
    });
  },
};

/** A listener that others than this machine's own programs use. */
function placeOf(listeners: readonly Listener[]): Place | undefined {
  return listeners.find((listener) => !isLocal(listener))?.place;
}
