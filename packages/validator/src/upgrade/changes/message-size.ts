import { since } from '@mosquitto-conf/config';
import { maxPacketSize, messageSizeLimit } from '@mosquitto-conf/config/directives';
import type { Change } from '../change.js';
import { LARGEST_PACKET } from './defaults.js';

/** What a packet of MQTT 3.1.1 may have besides its payload: header, the longest topic, packet id. */
const AROUND = 5 + 2 + 65_535 + 2;

/** `message_size_limit` counts payloads and drops messages; `max_packet_size` counts packets and ends connections. */
export const messageSize: Change = {
  id: 'message-size',
  *find({ statements, before, to, editor }) {
    if (!since(to, '2.0.6')) return;
    const { settings } = before.configuration;
    const setting = settings.setting(messageSizeLimit);
    if (!setting) return;
    const { place } = setting;
    if (settings.has(maxPacketSize)) {
      yield {
        danger: 'deprecated',
        message: '`message_size_limit` is deprecated, and `max_packet_size` is also set.',
        help: 'It still limits payloads and drops larger messages. Remove it if `max_packet_size` is enough.',
        place,
        edited: false,
      };
      return;
    }
    const limit = setting.value;
    const size = limit === 0 ? LARGEST_PACKET : Math.min(LARGEST_PACKET, limit + AROUND);
    for (const { file, line, directive } of statements) {
      if (directive !== messageSizeLimit) continue;
      if (file === place.file && line.number === place.line)
        editor.at(file, line.number).text = `max_packet_size ${size}`;
      else editor.remove(file, line.number);
    }
    yield {
      danger: 'limits',
      message:
        '`message_size_limit` is deprecated. It counts the payload and drops a larger message; `max_packet_size` counts the whole packet and disconnects the sender of a larger one.',
      help:
        limit === 0
          ? `It becomes \`max_packet_size ${size}\`, the maximum.`
          : `It becomes \`max_packet_size ${size}\`: the payload of ${limit} bytes and room for the longest topic, so that all messages that were accepted still are. Lower it if your topics are short; properties of MQTT 5 count too.`,
      place,
      edited: true,
    };
  },
};
