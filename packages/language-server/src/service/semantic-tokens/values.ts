import { type Kind, type Release, since } from '@mosquitto-conf/config';
import type { DurationKind, TextKind, TextRole } from '@mosquitto-conf/config/internal';
import type { DirectiveLine, Word } from '@mosquitto-conf/grammar';
import type { TokenType } from './legend.js';
import { type Token, token, topicTokens } from './token.js';

/** A directive's value, whose line has one. */
interface Value {
  readonly line: DirectiveLine;
  /** All of it. */
  readonly value: Word;
  readonly kind: Kind;
  readonly release: Release;
}

type Reader = (value: Value) => Iterable<Token>;

const roles: Readonly<Partial<Record<TextRole, TokenType>>> = {
  file: 'path',
  'new-file': 'path',
  folder: 'path',
  certificate: 'path',
  'private-key': 'path',
  plugin: 'path',
  user: 'user',
  'tls-version': 'enumMember',
};

/** By the name of the value's kind. */
const readers: Readonly<Record<string, Reader>> = {
  boolean: ({ line, kind, release }) => choice(line.words[0], kind, release),
  choice: ({ value, line, kind, release }) => [
    ...choice(line.words[0], kind, release),
    ...(line.words[0]?.text === value.text ? [] : choice(value, kind, release)),
  ],
  'key-form': ({ value, kind, release }) => choice(value, kind, release),
  integer: ({ line }) => number(line.words[0]),
  'memory-size': ({ line }) => number(line.words[0]),
  'restart-timeout': ({ line }) => line.words.flatMap(number),
  'tcp-keepalive': ({ line }) => line.words.flatMap(number),
  'protocol-versions': ({ value }) => [...pieces(value, /[^, \t]+/g)].flatMap(number),
  duration: ({ line, kind, release }) => duration(line.words[0], kind as DurationKind, release),
  text: ({ value, kind }) => text(value, (kind as TextKind).role),
  'plugin-path': ({ value }) => [token('path', value)],
  'include-folder': ({ value }) => [token('path', value)],
  'plugin-option': ({ value }) => [token('string', value)],
  'named-plugin': ({ value, line }) => [...first(line, 'string'), ...after(value, line.words[0], 'path')],
  'bridge-name': ({ line }) => first(line, 'string'),
  'bridge-addresses': ({ line }) => line.words.map((word) => token('string', word)),
  'bridge-topic': bridgeTopic,
  'listener-address': ({ line }) => listenerAddress(line.words),
  'log-destination': ({ value, line, kind, release }) => [
    ...choice(line.words[0], kind, release),
    ...after(value, line.words[0], 'path'),
  ],
  nothing: () => [],
};

/** The kinds of values that are known here. */
export const valueKinds: ReadonlySet<string> = new Set(Object.keys(readers));

/** What a directive's value is made of. */
export function* valueTokens(line: DirectiveLine, kind: Kind, release: Release): Iterable<Token> {
  const { value } = line;
  if (value && value.text !== '') yield* readers[kind.name]?.({ line, value, kind, release }) ?? [];
}

function* choice(word: Word | undefined, kind: Kind, release: Release): Iterable<Token> {
  if (!word) return;
  if (kind.words?.(release).includes(word.text)) yield token('enumMember', word);
  else if (kind.name === 'boolean' && (word.text === '0' || word.text === '1')) yield token('number', word);
}

/** As far as its digits go. */
function number(word: Word | undefined): readonly Token[] {
  const digits = word && /^[+-]?\d+/.exec(word.text)?.[0];
  return digits ? [token('number', { start: word.start, end: word.start + digits.length })] : [];
}

function duration(word: Word | undefined, kind: DurationKind, release: Release): readonly Token[] {
  const unit = word && /^\d+(.)$/.exec(word.text)?.[1];
  const known = kind.units(release).some(({ letter }) => letter === unit);
  return word && known ? [token('duration', word)] : [];
}

function text(value: Word, role: TextRole): Iterable<Token> {
  return role === 'topic' ? topicTokens(value) : [token(roles[role] ?? 'string', value)];
}

function first({ words: [word] }: DirectiveLine, type: TokenType): readonly Token[] {
  return word ? [token(type, word)] : [];
}

/** What follows a word of the value. */
function after(value: Word, word: Word | undefined, type: TokenType): readonly Token[] {
  if (!word) return [];
  const rest = value.text.slice(word.end - value.start).trimStart();
  return rest === '' ? [] : [token(type, { start: value.end - rest.length, end: value.end })];
}

function listenerAddress([port, address]: readonly Word[]): readonly Token[] {
  const type = port && /^[+-]?0+$/.test(port.text) ? 'path' : 'string';
  return [...number(port), ...(address ? [token(type, address)] : [])];
}

/** `topic PATTERN DIRECTION QOS LOCAL REMOTE`. */
function* bridgeTopic({ value, kind, release }: Value): Iterable<Token> {
  const quoted = kind.parameters?.[0]?.quotedSince;
  const words = quoted !== undefined && since(release, quoted) ? /^"[^" ][^"]*"|[^ ]+/g : /[^ ]+/g;
  const [pattern, direction, qos, ...prefixes] = pieces(value, words);
  if (pattern) yield* topicOrNothing(pattern);
  if (direction && /^(in|out|both)$/i.test(direction.text)) yield token('enumMember', direction);
  yield* number(qos);
  for (const prefix of prefixes.slice(0, 2)) yield* topicOrNothing(prefix);
}

function topicOrNothing(word: Word): Iterable<Token> {
  return word.text.startsWith('"') ? [token('string', word)] : topicTokens(word);
}

function* pieces(value: Word, pattern: RegExp): Iterable<Word> {
  for (const { 0: piece, index } of value.text.matchAll(pattern)) {
    const start = value.start + index;
    yield { start, end: start + piece.length, text: piece };
  }
}
