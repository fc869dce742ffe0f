import { at, findDirective, knows, type Release } from '@mosquitto-conf/config';
import type { Change } from '../change.js';

/** The largest packet that MQTT knows, with its own header: what no limit comes to. */
export const LARGEST_PACKET = 268_435_460;

interface Default {
  readonly name: string;
  /** What the old default has to be written as, where that is not the value itself. */
  readonly write?: (value: unknown) => string;
  readonly about: string;
}

const DEFAULTS: readonly Default[] = [
  {
    name: 'max_packet_size',
    write: (value) => String(value === 0 ? LARGEST_PACKET : value),
    about: 'clients that send larger packets are disconnected',
  },
  { name: 'max_queued_messages', about: 'as many messages wait for each absent client' },
  {
    name: 'allow_duplicate_messages',
    about: 'it decides whether clients with overlapping subscriptions get a message once or several times',
  },
];

/** Defaults that turned over: written out as they were. */
export const defaults: Change = {
  id: 'defaults',
  *find({ before, from, to, main, editor }) {
    for (const { name, write = String, about } of DEFAULTS) {
      const { directive } = findDirective(name)!;
      const [old, now] = [from, to].map((release) => at(directive.default, release));
      if (old === now || before.configuration.settings.has(name) || !knowsIt(to, name)) continue;
      // That line becomes this one.
      if (name === 'max_packet_size' && before.configuration.settings.has('message_size_limit')) continue;
      const text = `${name} ${write(old)}`;
      editor.append(main, text);
      yield {
        danger: 'limits',
        message: `Without \`${name}\`, the default is ${shown(now)} instead of ${shown(old, name)}: ${about}.`,
        help: `\`${text}\` is added, so that nothing changes. Take it out again if the new default is as good.`,
        edited: true,
      };
    }
  },
};

function knowsIt(release: Release, name: string): boolean {
  const spelling = findDirective(name);
  return spelling !== undefined && knows(release, spelling);
}

function shown(value: unknown, name?: string): string {
  return value === 0 && name === 'max_packet_size' ? 'no limit' : String(value);
}
