import { at, type Listener, latest, type Place, since, type Text } from '@mosquitto-conf/config';
import { maxPacketSize } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { isLocal } from '../../facts/network.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('defaults-change', {
  anonymous: 'From 2.0, anonymous clients are refused here without `allow_anonymous true`.',
  addPasswords: 'Add a `password_file`. Or write `allow_anonymous true` if anyone may connect.',
  packets: 'From 2.1, packets above {bytes} bytes are refused unless `max_packet_size` allows them.',
  both: '{first} {second}',
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
    const changes: { readonly message: Text; readonly help: Text; readonly place: Place }[] = [];
    if (open?.place && !since(release, '2.0'))
      changes.push({ message: texts.anonymous, help: texts.addPasswords, place: open.place });
    const place = placeOf(listeners);
    if (place && !settings.has(maxPacketSize) && !since(release, '2.1')) {
      const bytes = at(maxPacketSize.default, latest).toLocaleString('en');
      changes.push({ message: texts.packets({ bytes }), help: texts.setPacketSize, place });
    }
    const [first, second] = changes;
    if (!first) return;
    report({
      message: second ? texts.both({ first: first.message, second: second.message }) : first.message,
      help: second ? texts.both({ first: first.help, second: second.help }) : first.help,
      place: first.place,
    });
  },
};

/** The first listener that other machines can reach. */
function placeOf(listeners: readonly Listener[]): Place | undefined {
  return listeners.find((listener) => !isLocal(listener))?.place;
}
