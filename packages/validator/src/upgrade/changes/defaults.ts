import { at, type Directive, knows } from '@mosquitto-conf/config';
import {
  allowDuplicateMessages,
  maxPacketSize,
  maxQueuedMessages,
  messageSizeLimit,
} from '@mosquitto-conf/config/directives';
import type { Change } from '../change.js';

/** The largest packet that MQTT knows, with its own header: what no limit comes to. */
export const LARGEST_PACKET = 268_435_460;

interface Default {
  readonly directive: Directive;
  /** What the old default has to be written as, where that is not the value itself. */
  readonly write?: (value: unknown) => string;
  readonly about: string;
}

const DEFAULTS: readonly Default[] = [
  {
    directive: maxPacketSize,
    write: (value) => String(value === 0 ? LARGEST_PACKET : value),
    about: 'clients that send larger packets are disconnected',
  },
  {
    directive: maxQueuedMessages,
    about: 'it is the number of messages that are queued for each disconnected client',
  },
  {
    directive: allowDuplicateMessages,
    about: 'it decides whether clients with overlapping subscriptions get a message once or several times',
  },
];

/** Defaults that turned over: written out as they were. */
export const defaults: Change = {
  id: 'defaults',
  *find({ before, from, to, main, editor }) {
    for (const { directive, write = String, about } of DEFAULTS) {
      const { name } = directive;
      const [old, now] = [from, to].map((release) => at(directive.default, release));
      if (old === now || before.configuration.settings.has(directive) || !knows(to, directive)) continue;
      // That line becomes this one.
      if (directive === maxPacketSize && before.configuration.settings.has(messageSizeLimit)) continue;
      const text = `${name} ${write(old)}`;
      editor.append(main, text);
      yield {
        danger: 'limits',
        message: `Without \`${name}\`, the default is ${shown(now, directive)} instead of ${shown(old, directive)}: ${about}.`,
        help: `\`${text}\` is added, so that nothing changes. Remove it to use the new default.`,
        edited: true,
      };
    }
  },
};

function shown(value: unknown, directive: Directive): string {
  return value === 0 && directive === maxPacketSize ? 'no limit' : String(value);
}
