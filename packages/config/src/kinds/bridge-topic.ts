import { isValidFilter, isValidTopic } from '../access/topics.js';
import type { Code } from '../codes.js';
import { since } from '../release.js';
import { meantWord } from '../spelling.js';
import { atoi } from './c-numbers.js';
import { CTokens } from './c-tokens.js';
import type { Choice, Flaw, Kind, Reading, ValueInput } from './kind.js';
import { empty } from './words.js';

/** What a bridge's `topic` line asks for. */
export interface TopicMapping {
  /** undefined for `""`: the prefixes alone are mapped. */
  readonly pattern: string | undefined;
  readonly direction: 'in' | 'out' | 'both';
  readonly qos: number;
  readonly localPrefix: string | undefined;
  readonly remotePrefix: string | undefined;
}

const NOTHING = '""';

const directions: readonly Choice[] = [
  { word: 'out', summary: 'From this broker to the other' },
  { word: 'in', summary: 'From the other broker to this one' },
  { word: 'both', summary: 'Either way' },
];

const levels: readonly Choice[] = [
  { word: '0', summary: 'At most once: what is lost is lost' },
  { word: '1', summary: 'At least once: nothing is lost, some may come twice' },
  { word: '2', summary: 'Exactly once' },
];

const nothing: Choice = { word: NOTHING, summary: 'Nothing' };

/** `topic PATTERN [out|in|both [QOS [LOCAL-PREFIX [REMOTE-PREFIX]]]]`. */
export const bridgeTopic: Kind<TopicMapping> = {
  name: 'bridge-topic',
  keepsText: true,
  expects: '`PATTERN [out|in|both [QOS [LOCAL-PREFIX REMOTE-PREFIX]]]`',
  parameters: [
    {
      name: 'PATTERN',
      quotedSince: '2.1',
      expects: 'a topic filter without the prefixes; `""` to map one prefix onto the other and nothing else',
      choices: [
        { word: '#', summary: 'Every topic' },
        { word: NOTHING, summary: 'The prefixes alone, as whole topics' },
      ],
    },
    {
      name: 'DIRECTION',
      expects: '`out` to the other broker, `in` from it, or `both`; `out` where it is left out',
      optional: true,
      choices: directions,
    },
    {
      name: 'QOS',
      expects: 'the highest QoS, 0 to 2; 0 where it is left out',
      optional: true,
      choices: levels,
    },
    {
      name: 'LOCAL-PREFIX',
      expects: 'what stands before the pattern in topics of this broker; `""` for nothing',
      optional: true,
      choices: [nothing],
    },
    {
      name: 'REMOTE-PREFIX',
      expects: 'what stands before the pattern in topics of the other broker; `""` for nothing',
      optional: true,
      choices: [nothing],
    },
  ],
  write({ pattern, direction, qos, localPrefix, remotePrefix }): string {
    const topic = pattern === undefined ? NOTHING : pattern.includes(' ') ? `"${pattern}"` : pattern;
    const prefixes =
      localPrefix === undefined && remotePrefix === undefined
        ? []
        : [localPrefix ?? NOTHING, remotePrefix ?? NOTHING];
    return [topic, direction, qos, ...prefixes].join(' ');
  },
  read(input: ValueInput): Reading<TopicMapping> {
    const tokens = new CTokens(input.line.rest ?? '');
    const pattern = readPattern(input, tokens);
    if (pattern === undefined) return empty(input, `Write ${this.expects} after it.`);
    if (typeof pattern !== 'string') return pattern;
    const mapping = readMapping(input, tokens, pattern === NOTHING ? undefined : pattern);
    return 'outcome' in mapping ? mapping : checkMapping(input, mapping);
  },
};

interface Part {
  readonly start: number;
  readonly end: number;
  readonly meant?: string | undefined;
}

function refusal(code: Code, message: string, help: string, why?: string, part?: Part): Flaw {
  const meant = part?.meant === undefined ? {} : { meant: part.meant };
  const span = part ? { start: part.start, end: part.end } : {};
  return { outcome: 'refused', code, message, help, ...(why ? { why } : {}), ...meant, ...span };
}

/** From 2.1 a pattern that starts with a quotation mark goes on to the next one, blanks and all. */
function readPattern(input: ValueInput, tokens: CTokens): string | Flaw | undefined {
  const first = tokens.next(' ')?.text;
  if (first === undefined || !since(input.release, '2.1')) return first;
  if (!first.startsWith('"') || first[1] === '"') return first;
  if (!tokens.rest.includes('"')) {
    return refusal(
      'unclosed-quote',
      'The quoted topic has no closing quotation mark after a blank.',
      'Drop the quotation marks: only topics with blanks need them.',
      'The broker looks for the closing mark behind the first blank.',
    );
  }
  return `${first.slice(1)} ${tokens.next('"')?.text ?? ''}`;
}

function readMapping(input: ValueInput, tokens: CTokens, pattern: string | undefined): TopicMapping | Flaw {
  // From 1.5.6 a word that starts with `#` ends the line.
  const comments = since(input.release, '1.5.6');
  const skipComment = (word: string) => {
    if (comments && word.startsWith('#')) tokens.next('');
  };
  const prefix = () => {
    const word = tokens.next(' ')?.text;
    if (word === undefined) return undefined;
    skipComment(word);
    return word === NOTHING || (comments && word.startsWith('#')) ? undefined : word;
  };

  const from = input.line.name.end + 1;
  const token = tokens.next(' ');
  const word = token?.text;
  const mapping: TopicMapping = {
    pattern,
    direction: 'out',
    qos: 0,
    localPrefix: undefined,
    remotePrefix: undefined,
  };
  if (word === undefined) return mapping;
  const direction = word.toLowerCase();
  if (direction !== 'in' && direction !== 'out' && direction !== 'both') {
    return refusal(
      'invalid-direction',
      `\`${word}\` is no direction.`,
      'Write `out`, `in` or `both` after the pattern.',
      'Words are separated by blanks, so a pattern with blanks must be quoted (from 2.1).',
      {
        start: from + token!.start,
        end: from + token!.end,
        meant: meantWord(word, ['out', 'in', 'both']),
      },
    );
  }
  const qosWord = tokens.next(' ')?.text;
  if (qosWord === undefined) return { ...mapping, direction };
  skipComment(qosWord);
  // 2.0 keeps the number in one byte, so 256 is 0.
  const qos = since(input.release, '2.0') ? atoi(qosWord) & 0xff : atoi(qosWord);
  if (qos < 0 || qos > 2) {
    return refusal('invalid-qos', `\`${qosWord}\` is no QoS.`, 'Write 0, 1 or 2 after the direction.');
  }
  const localPrefix = prefix();
  const remotePrefix = prefix();
  return { pattern, direction, qos, localPrefix, remotePrefix };
}

/** strlen(NULL) in config__read_file_core, of 1.6.10 alone; 1.6.11 has config__create_bridge_prefix. */
function crashesWithoutPattern({ release }: ValueInput): boolean {
  return since(release, '1.6.10') && !since(release, '1.6.11');
}

/** bridge__add_topic, and what came before it in 1.x. */
function checkMapping(input: ValueInput, mapping: TopicMapping): Reading<TopicMapping> {
  const { pattern, localPrefix, remotePrefix } = mapping;
  // As most lines are.
  if (pattern !== undefined && localPrefix === undefined && remotePrefix === undefined)
    return { outcome: 'value', value: mapping };
  for (const [side, prefix] of [
    ['local', localPrefix],
    ['remote', remotePrefix],
  ] as const) {
    if (prefix === undefined) continue;
    if (!isValidTopic(prefix, input.release)) {
      return refusal(
        'invalid-prefix',
        `The ${side} prefix \`${prefix}\` contains a wildcard.`,
        `Write it without + and #, or \`""\` for none.`,
        'A prefix becomes part of a topic, where wildcards cannot stand.',
      );
    }
    if (pattern === undefined && crashesWithoutPattern(input)) {
      return {
        ...refusal(
          'incomplete-mapping',
          `Mosquitto ${input.release.name} crashes on a prefix for a topic of \`""\`.`,
          'Use 1.6.11 or later, or name a pattern: `topic # both 0 LOCAL REMOTE`.',
          'This release measures the length of the missing pattern.',
        ),
        crashes: true,
      };
    }
    if (since(input.release, '1.6.10') && !isValidFilter(`${prefix}${pattern ?? ''}`, input.release)) {
      return refusal(
        'invalid-prefix',
        `The ${side} prefix and the pattern make \`${prefix}${pattern ?? ''}\`, which is no topic filter.`,
        'End the prefix with a slash.',
        'A wildcard must fill a whole level.',
      );
    }
  }
  if (pattern === undefined && (localPrefix === undefined || remotePrefix === undefined)) {
    return refusal(
      'incomplete-mapping',
      'A topic of `""` needs a local and a remote prefix.',
      'Write `topic "" DIRECTION QOS LOCAL REMOTE`, or name a pattern.',
      'Without a pattern the line only maps one topic onto another.',
    );
  }
  return { outcome: 'value', value: mapping };
}
