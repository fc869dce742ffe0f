import type { Directive, Place, Text } from '@mosquitto-conf/config';
import {
  maxInflightBytes,
  maxPacketSize,
  maxQueuedBytes,
  maxQueuedMessages,
  memoryLimit,
  messageSizeLimit,
} from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { writtenNumber } from '../../facts/numbers.js';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('tiny-limit', {
  oneMessage: '`{directive}` allows only 1 message.',
  messages: '`{directive}` allows only {count} messages.',
  oneByte: '`{directive}` allows only 1 byte.',
  bytes: '`{directive}` allows only {count} bytes.',
  queuedMessages:
    'While a client is offline, the broker drops all other messages for it. Only a notice in the log mentions it.',
  queuedBytes:
    'While a client is offline, the broker drops all messages above this limit. Only a notice in the log mentions it.',
  inflightBytes: 'A larger message delays all other messages for the client.',
  packetSize:
    'The broker disconnects a client that sends a larger packet. The packet that a client connects with may already be larger.',
  messageSize:
    'The broker drops larger messages. Senders with MQTT 5 receive an error, other senders do not notice it.',
  memory:
    'A broker with a few clients needs more memory than that. It then refuses connections and drops messages.',
  fix: 'Remove the line: the default applies',
  help: 'Write the whole number without a unit, or remove the line for the default.',
});

/** Below `least`, a limit (other than 0, which means no limit) is more often a mistake than a decision. */
const LIMITS: readonly {
  readonly directive: Directive<number>;
  readonly least: number;
  readonly unit: 'messages' | 'bytes';
  readonly effect: Text;
}[] = [
  {
    directive: maxQueuedMessages,
    least: 10,
    unit: 'messages',
    effect: texts.queuedMessages,
  },
  {
    directive: maxQueuedBytes,
    least: 1000,
    unit: 'bytes',
    effect: texts.queuedBytes,
  },
  {
    directive: maxInflightBytes,
    least: 1000,
    unit: 'bytes',
    effect: texts.inflightBytes,
  },
  {
    directive: maxPacketSize,
    least: 200,
    unit: 'bytes',
    effect: texts.packetSize,
  },
  {
    directive: messageSizeLimit,
    least: 50,
    unit: 'bytes',
    effect: texts.messageSize,
  },
  {
    directive: memoryLimit,
    least: 2_000_000,
    unit: 'bytes',
    effect: texts.memory,
  },
];

export const tinyLimit: CheckedRule = {
  id: 'tiny-limit',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A limit is so low that messages or connections are lost.',
  why: 'The broker drops messages or connections that exceed a limit, and the log hardly mentions it. Numbers have no units: up to 2.0, `10M` means 10, and from 2.1 it is refused.',
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
        message: messageOf(directive.name, value, unit),
        why: effect,
        help: texts.help,
        place: setting.place,
        fixes: [new LineEdits(configuration).remove(setting.place).fix(texts.fix, false)],
      });
    }
  },
};

function messageOf(directive: string, count: number, unit: 'messages' | 'bytes'): Text {
  if (count !== 1) return texts[unit]({ directive, count });
  return unit === 'messages' ? texts.oneMessage({ directive }) : texts.oneByte({ directive });
}

/** `number-cut-short` reports it, or the broker refuses it. */
function isCutShort(text: string, place: Place): boolean {
  return !/^\+?\d+$/.test(writtenNumber(text, place) ?? '');
}
