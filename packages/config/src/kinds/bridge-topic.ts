import { isValidFilter, isValidTopic } from '../access/topics.js';
import type { Code } from '../codes.js';
import { since } from '../release.js';
import { meantWord } from '../spelling.js';
import type { Text } from '../text.js';
import { bridgeTopicTexts as texts } from '../texts/bridge-topics.js';
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
  { word: 'out', summary: 'From this broker to the other broker' },
  { word: 'in', summary: 'From the other broker to this broker' },
  { word: 'both', summary: 'In both directions' },
];

const levels: readonly Choice[] = [
  { word: '0', summary: 'At most once: messages can be lost' },
  { word: '1', summary: 'At least once: messages can arrive twice' },
  { word: '2', summary: 'Exactly once' },
];

const nothing: Choice = { word: NOTHING, summary: 'No prefix' };

/** `topic PATTERN [out|in|both [QOS [LOCAL-PREFIX [REMOTE-PREFIX]]]]`. */
export const bridgeTopic: Kind<TopicMapping> = {
  name: 'bridge-topic',
  keepsText: true,
  expects: '`PATTERN [out|in|both [QOS [LOCAL-PREFIX REMOTE-PREFIX]]]`',
  parameters: [
    {
      name: 'PATTERN',
      quotedSince: '2.1',
      expects: 'a topic filter without the prefixes; `""` to map only the prefixes to each other',
      choices: [
        { word: '#', summary: 'Every topic' },
        { word: NOTHING, summary: 'Only the prefixes, as whole topics' },
      ],
    },
    {
      name: 'DIRECTION',
      expects: '`out` to the other broker, `in` from it, or `both`; the default is `out`',
      optional: true,
      choices: directions,
    },
    {
      name: 'QOS',
      expects: 'the highest QoS, from 0 to 2; the default is 0',
      optional: true,
      choices: levels,
    },
    {
      name: 'LOCAL-PREFIX',
      expects: 'the text before the pattern in topics of this broker; `""` for none',
      optional: true,
      choices: [nothing],
    },
    {
      name: 'REMOTE-PREFIX',
      expects: 'the text before the pattern in topics of the other broker; `""` for none',
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
    if (pattern === undefined) return empty(input, texts.write);
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

function refusal(code: Code, message: Text, help: Text, why: Text, part?: Part): Flaw {
  const meant = part?.meant === undefined ? {} : { meant: part.meant };
  const span = part ? { start: part.start, end: part.end } : {};
  return { outcome: 'refused', code, message, help, why, ...meant, ...span };
}

/** From 2.1 a pattern that starts with a quotation mark goes on to the next one, blanks and all. */
function readPattern(input: ValueInput, tokens: CTokens): string | Flaw | undefined {
  const first = tokens.next(' ')?.text;
  if (first === undefined || !since(input.release, '2.1')) return first;
  if (!first.startsWith('"') || first[1] === '"') return first;
  if (!tokens.rest.includes('"')) {
    return refusal('unclosed-quote', texts.quoteNotClosed, texts.removeQuotes, texts.quoteRefused);
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
      texts.directionInvalid({ word }),
      texts.writeDirection,
      texts.spacesSeparate,
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
    return refusal('invalid-qos', texts.qosInvalid({ word: qosWord }), texts.writeQos, texts.qosRefused);
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
        side === 'local' ? texts.localPrefixWildcard({ prefix }) : texts.remotePrefixWildcard({ prefix }),
        texts.removeWildcards,
        texts.prefixPartOfTopic,
      );
    }
    if (pattern === undefined && crashesWithoutPattern(input)) {
      return {
        ...refusal(
          'incomplete-mapping',
          texts.prefixCrash({ release: input.release.name }),
          texts.avoidCrash,
          texts.prefixCrashLength,
        ),
        crashes: true,
      };
    }
    const filter = `${prefix}${pattern ?? ''}`;
    if (since(input.release, '1.6.10') && !isValidFilter(filter, input.release)) {
      const isValidWithSlash = isValidFilter(`${prefix}/${pattern ?? ''}`, input.release);
      return refusal(
        'invalid-prefix',
        side === 'local' ? texts.localJoinInvalid({ filter }) : texts.remoteJoinInvalid({ filter }),
        isValidWithSlash ? texts.endWithSlash({ prefix }) : texts.changePattern,
        texts.wholeLevels,
      );
    }
  }
  if (pattern === undefined && (localPrefix === undefined || remotePrefix === undefined)) {
    return refusal('incomplete-mapping', texts.prefixesMissing, texts.writePrefixes, texts.mapsOneTopic);
  }
  return { outcome: 'value', value: mapping };
}
