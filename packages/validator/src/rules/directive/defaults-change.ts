import { at, type Listener, latest, type Place, since } from '@mosquitto-conf/config';
import { maxPacketSize } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { isLocal } from '../../facts/network.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('defaults-change', {
  anonymous: 'From 2.0, anonymous clients are refused here without `allow_anonymous true`.',
  addPasswords: 'Add a `password_file`. Or write `allow_anonymous true` if anyone may connect.',
  packets: 'From 2.1, packets above {bytes} bytes are refused unless `max_packet_size` allows them.',
  setPacketSize: 'Set `max_packet_size` if clients send larger packets, such as images or firmware.',
});

export const defaultsChange: CheckedRule = {
  id: 'defaults-change',
  texts,
  category: 'upgrade',
  severity: 'info',
  summary: 'This file relies on a default that a later release changes.',
  why: 'After the upgrade the same file has a different meaning, and the broker does not say so.',
  last: '2.0.22',
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
        message: texts.anonymous,
        help: texts.addPasswords,
        place: open.place,
      });
    }
    const place = placeOf(listeners);
    if (!place || settings.has(maxPacketSize) || since(release, '2.1')) return;
    const limit = at(maxPacketSize.default, latest);
    report({
      message: texts.packets({ bytes: limit.toLocaleString('en') }),
      help: texts.setPacketSize,
      place,
    });
  },
};

/** The first listener that other machines can reach. */
function placeOf(listeners: readonly Listener[]): Place | undefined {
  return listeners.find((listener) => !isLocal(listener))?.place;
}
