import type { Directive, Place } from '@mosquitto-conf/config';
import {
  maxInflightBytes,
  maxPacketSize,
  maxQueuedBytes,
  maxQueuedMessages,
  memoryLimit,
  messageSizeLimit,
} from '@mosquitto-conf/config/directives';
import { writtenNumber } from '../../facts/numbers.js';
import type { CheckedRule } from '../../rule.js';

/** Below `least`, a limit (other than 0, which is none) is a slip more often than a decision. */
const LIMITS: readonly {
  readonly directive: Directive<number>;
  readonly least: number;
  readonly unit: string;
  readonly effect: string;
}[] = [
  {
    directive: maxQueuedMessages,
    least: 10,
    unit: 'messages',
    effect: 'Of what arrives while a client is away, all others are lost without a word.',
  },
  {
    directive: maxQueuedBytes,
    least: 1000,
    unit: 'bytes',
    effect: 'What arrives beyond that while a client is away is lost without a word.',
  },
  {
    directive: maxInflightBytes,
    least: 1000,
    unit: 'bytes',
    effect: 'Larger messages hold up all others for the client.',
  },
  {
    directive: maxPacketSize,
    least: 200,
    unit: 'bytes',
    effect:
      'A client that sends a larger packet is disconnected, and the one it connects with may be larger.',
  },
  {
    directive: messageSizeLimit,
    least: 50,
    unit: 'bytes',
    effect: 'Larger messages are thrown away, though their senders are told that all is well.',
  },
  {
    directive: memoryLimit,
    least: 2_000_000,
    unit: 'bytes',
    effect:
      'A broker with a few clients takes more than that, and then refuses connections and drops messages.',
  },
];

export const tinyLimit: CheckedRule = {
  id: 'tiny-limit',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A limit is so low that messages or connections are lost.',
  why: 'The broker enforces its limits silently. Numbers have no units: up to 2.0, `10M` means 10, and from 2.1 it is refused.',
  wrong: [
    {
      text: `
        max_queued_messages 1
        listener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        max_packet_size 64
        listener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        memory_limit 1000000
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        max_queued_messages 0
        max_queued_bytes 1000000
        listener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        memory_limit 100000000
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  check({ analysis, configuration, textOf, report }) {
    const refused = new Set(analysis.report.problems.map(({ place }) => `${place?.file}:${place?.line}`));
    for (const { directive, least, unit, effect } of LIMITS) {
      const setting = configuration.settings.setting(directive);
      if (!setting || setting.value <= 0 || setting.value >= least) continue;
      const { value } = setting;
      const { file, line } = setting.place;
      if (refused.has(`${file}:${line}`) || isCutShort(textOf(file) ?? '', setting.place)) continue;
      report({
        message: `\`${directive.name}\` allows no more than ${value} ${value === 1 ? unit.slice(0, -1) : unit}.`,
        why: effect,
        help: 'Write the whole number, or remove the line for the default.',
        place: setting.place,
      });
    }
  },
};

/** `number-cut-short` says so, or the broker refuses it. */
function isCutShort(text: string, place: Place): boolean {
  return !/^\+?\d+$/.test(writtenNumber(text, place) ?? '');
}
