import { at, type Directive, knows, type Text } from '@mosquitto-conf/config';
import {
  allowDuplicateMessages,
  maxPacketSize,
  maxQueuedMessages,
  messageSizeLimit,
} from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import type { Change } from '../change.js';

/** The largest packet that MQTT allows, with its fixed header: it has the effect of no limit. */
export const LARGEST_PACKET = 268_435_460;

interface Default {
  readonly directive: Directive;
  /** How the old default is written, if not as the value itself. */
  readonly write?: (value: unknown) => string;
  readonly message: typeof texts.maxPacketSize;
}

const texts = textsOf('upgrade-defaults', {
  maxPacketSize:
    'Without `max_packet_size`, the default is {now} instead of {old}: clients that send larger packets are disconnected.',
  maxQueuedMessages:
    'Without `max_queued_messages`, the default is {now} instead of {old}: this many messages are queued for each disconnected client.',
  allowDuplicateMessages:
    'Without `allow_duplicate_messages`, the default is {now} instead of {old}: it decides whether clients with overlapping subscriptions receive a message once or several times.',
  noLimit: 'no limit',
  help: '`{line}` is added, so nothing changes. Remove it to use the new default.',
});

const DEFAULTS: readonly Default[] = [
  {
    directive: maxPacketSize,
    write: (value) => String(value === 0 ? LARGEST_PACKET : value),
    message: texts.maxPacketSize,
  },
  {
    directive: maxQueuedMessages,
    message: texts.maxQueuedMessages,
  },
  {
    directive: allowDuplicateMessages,
    message: texts.allowDuplicateMessages,
  },
];

/** Old defaults of directives whose default changed are written out. */
export const defaults: Change = {
  id: 'defaults',
  texts,
  *find({ before, from, to, main, editor }) {
    for (const { directive, write = String, message } of DEFAULTS) {
      const { name } = directive;
      const [old, now] = [from, to].map((release) => at(directive.default, release));
      if (old === now || before.configuration.settings.has(directive) || !knows(to, directive)) continue;
      // `message_size_limit` becomes `max_packet_size`.
      if (directive === maxPacketSize && before.configuration.settings.has(messageSizeLimit)) continue;
      const text = `${name} ${write(old)}`;
      editor.append(main, text);
      yield {
        danger: 'limits',
        message: message({ now: shown(now, directive), old: shown(old, directive) }),
        help: texts.help({ line: text }),
        edited: true,
      };
    }
  },
};

function shown(value: unknown, directive: Directive): Text | string {
  return value === 0 && directive === maxPacketSize ? texts.noLimit : String(value);
}
