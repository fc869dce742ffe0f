import { maxPacketSize, messageSizeLimit } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('packet-size-default', {
  message: 'Messages above about {bytes} bytes are refused, whatever this line allows.',
  help: 'Add `max_packet_size {size}` if clients send larger messages.',
  fix: 'Allow larger packets: max_packet_size {size}',
});

export const packetSizeDefault: CheckedRule = {
  id: 'packet-size-default',
  texts,
  category: 'upgrade',
  severity: 'info',
  summary: 'From 2.1 packets of more than 2,000,000 bytes are refused unless `max_packet_size` allows them.',
  why: 'Up to 2.0 there is no such limit. With the new default, `message_size_limit` no longer allows larger messages: the broker disconnects clients that send one.',
  first: '2.1.0',
  needsWhole: true,
  wrong: [
    {
      text: `
        message_size_limit 10000000
        listener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        message_size_limit 0
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        message_size_limit 10000000
        max_packet_size 10100000
        listener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        message_size_limit 100000
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  check({ configuration, report }) {
    const { settings } = configuration;
    const limit = settings.setting(messageSizeLimit);
    const packet = settings.get(maxPacketSize);
    if (!limit || settings.has(maxPacketSize) || packet === 0) return;
    const bytes = limit.value;
    if (bytes > 0 && bytes < packet) return;
    const { file, line } = limit.place;
    // Room for the topic, the properties and the header.
    const size = bytes === 0 ? 268_435_455 : bytes + 100_000;
    report({
      message: texts.message({ bytes: packet }),
      help: texts.help({ size }),
      place: limit.place,
      fixes: [
        new LineEdits(configuration)
          .insertAt(file, line + 1, `max_packet_size ${size}`)
          .fix(texts.fix({ size }), false),
      ],
    });
  },
};
