import { since } from '@mosquitto-conf/config';
import { maxPacketSize, messageSizeLimit } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import type { Change } from '../change.js';
import { LARGEST_PACKET } from './defaults.js';

/** The largest overhead of a PUBLISH packet of MQTT 3.1.1: fixed header, topic length, longest topic, packet id. */
const AROUND = 5 + 2 + 65_535 + 2;

const texts = textsOf('upgrade-message-size', {
  both: '`message_size_limit` is deprecated, and `max_packet_size` is also set.',
  bothHelp:
    '`message_size_limit` still limits payloads and drops larger messages. Remove it if `max_packet_size` is enough.',
  message:
    '`message_size_limit` is deprecated. It limits the payload, and the broker drops larger messages. `max_packet_size` limits the whole packet, and the broker disconnects clients that send a larger one.',
  maximum: 'It becomes `max_packet_size {size}`, the maximum.',
  help: 'It becomes `max_packet_size {size}`: the payload of {limit} bytes and the longest possible topic, so no message is newly refused. If your topics are short, write a lower number. The properties of MQTT 5 count too.',
});

/** `message_size_limit` limits payloads and drops messages; `max_packet_size` limits packets and disconnects clients. */
export const messageSize: Change = {
  id: 'message-size',
  texts,
  *find({ statements, before, to, editor }) {
    if (!since(to, '2.0.6')) return;
    const { settings } = before.configuration;
    const setting = settings.setting(messageSizeLimit);
    if (!setting) return;
    const { place } = setting;
    if (settings.has(maxPacketSize)) {
      yield {
        danger: 'deprecated',
        message: texts.both,
        help: texts.bothHelp,
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
      message: texts.message,
      help: limit === 0 ? texts.maximum({ size }) : texts.help({ size, limit }),
      place,
      edited: true,
    };
  },
};
