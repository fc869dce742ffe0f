import { byteLength } from '@mosquitto-conf/grammar';
import { type Release, since } from '../release.js';
import { value as texts } from '../texts/values.js';
import { type Choice, choicesOf, type Flaw, type Kind, type Reading, type ValueInput } from './kind.js';
import { empty, firstWord, writeLine } from './words.js';

/** What a text names, which decides what to offer while typing and what to look at. */
export type TextRole =
  | 'file'
  | 'new-file'
  | 'folder'
  | 'certificate'
  | 'private-key'
  | 'plugin'
  | 'name'
  | 'secret'
  | 'topic'
  | 'host'
  | 'interface'
  | 'user'
  | 'ciphers'
  | 'tls-version'
  | 'format'
  | 'free';

/** A kind whose value is a text. */
export interface TextKind extends Kind<string> {
  readonly role: TextRole;
}

/** Those that are paths. */
const PATHS: ReadonlySet<TextRole> = new Set([
  'file',
  'new-file',
  'folder',
  'certificate',
  'private-key',
  'plugin',
]);

/** What stands for the value in a line that shows how to write it. */
const PLACEHOLDERS: Readonly<Record<TextRole, string>> = {
  file: 'PATH',
  'new-file': 'PATH',
  folder: 'FOLDER',
  certificate: 'PATH',
  'private-key': 'PATH',
  plugin: 'PATH',
  name: 'NAME',
  secret: 'SECRET',
  topic: 'TOPIC',
  host: 'ADDRESS',
  interface: 'INTERFACE',
  user: 'USER',
  ciphers: 'CIPHERS',
  'tls-version': 'tlsv1.2',
  format: 'FORMAT',
  free: 'TEXT',
};

export interface TextOptions {
  readonly role: TextRole;
  readonly expects: string;
  /** Longest text in bytes. */
  readonly longest?: { readonly bytes: number; readonly since: string };
  /** Before this release only the first word counted, and nothing was checked in it. */
  readonly wholeLineSince?: string;
  /** As long as only the first word counted, a line without a value took back what was set before. */
  readonly emptyClears?: true;
  /** Words that people usually write. */
  readonly choices?: readonly Choice[];
  /** A further check; undefined if the text is valid. */
  readonly check?: (text: string, input: ValueInput) => Flaw | undefined;
}

const BLANKS_BEFORE = /^[ \t\n\v\f\r]+/;
const BLANKS_AFTER = /[ \t\n\v\f\r]+$/;

/** A text to the end of the line (conf__parse_string). */
export function text(options: TextOptions): TextKind {
  const { choices } = options;
  return {
    name: 'text',
    keepsText: true,
    role: options.role,
    expects: options.expects,
    ...(choices ? { choices: (release: Release) => choicesOf(choices, release) } : {}),
    ...(PATHS.has(options.role) ? { path: (value: string) => value } : {}),
    read(input): Reading<string> {
      if (options.wholeLineSince && !since(input.release, options.wholeLineSince))
        return readWord(options, input);
      const raw = input.line.rest;
      if (raw === undefined) return empty(input, writeLine(input, PLACEHOLDERS[options.role]));
      const value = trim(raw, input);
      if (value === '' && since(input.release, '1.6.9'))
        return empty(input, writeLine(input, PLACEHOLDERS[options.role]));
      const flaw = checkText(value, input) ?? options.check?.(value, input);
      if (flaw) return flaw;
      const { longest } = options;
      if (longest && since(input.release, longest.since) && byteLength(value) > longest.bytes) {
        return tooLong(input, longest.bytes);
      }
      return { outcome: 'value', value };
    },
  };
}

/** The first word as it is, before conf__parse_string read it. */
function readWord({ role, emptyClears }: TextOptions, input: ValueInput): Reading<string> {
  const word = firstWord(input);
  if (word) return { outcome: 'value', value: word.text };
  return empty(input, writeLine(input, PLACEHOLDERS[role]), emptyClears ? 'cleared' : 'refused');
}

/** 1.4.0 kept every blank, 1.4.1 took spaces away in front, releases before 1.6.9 tabs as well; later ones trim both ends. */
function trim(raw: string, input: ValueInput): string {
  if (!since(input.release, '1.4.1')) return raw;
  if (!since(input.release, '1.4.2')) return raw.replace(/^ +/, '');
  if (!since(input.release, '1.6.9')) return raw.replace(/^[ \t]+/, '');
  return raw.replace(BLANKS_BEFORE, '').replace(BLANKS_AFTER, '');
}

/** Surrogates, and from 1.6 control characters and code points that are not characters: mosquitto_validate_utf8. */
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufdd0-\ufdef]|[\ufffe\uffff]/;

/** The first code point that the target refuses in every text, such as U+1FFFE; undefined if there is none. */
function forbiddenCharacter(
  value: string,
  release: Release,
): { index: number; codePoint: number } | undefined {
  if (!FORBIDDEN.test(value)) return undefined;
  let index = 0;
  for (const character of value) {
    const codePoint = character.codePointAt(0)!;
    const surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
    const control = codePoint <= 0x1f || (codePoint >= 0x7f && codePoint <= 0x9f);
    const noncharacter = (codePoint >= 0xfdd0 && codePoint <= 0xfdef) || (codePoint & 0xfffe) === 0xfffe;
    if (surrogate || (since(release, '1.6') && (control || noncharacter))) return { index, codePoint };
    index += character.length;
  }
  return undefined;
}

function tooLong(input: ValueInput, bytes: number): Flaw {
  return {
    outcome: 'refused',
    code: 'text-too-long',
    message: texts.tooLong({ name: input.name, bytes }),
    why: texts.tooLongRefused,
    help: texts.shorten({ bytes }),
  };
}

function checkText(value: string, input: ValueInput): Flaw | undefined {
  if (!since(input.release, '1.5')) return undefined;
  if (byteLength(value) > 65535) return tooLong(input, 65535);
  const found = forbiddenCharacter(value, input.release);
  if (!found) return undefined;
  const { codePoint } = found;
  const byte = codePoint >= 0xdc80 && codePoint <= 0xdcff;
  const { name } = input;
  const hex = codePoint.toString(16).toUpperCase().padStart(4, '0');
  const invalid = byte
    ? texts.byteInvalid({ name, byte: `0x${(codePoint - 0xdc00).toString(16)}` })
    : codePoint === 9
      ? texts.tabInvalid({ name })
      : texts.characterInvalid({ name, character: `U+${hex}` });
  const offset = input.line.value
    ? input.line.value.start + Math.max(0, input.line.value.text.indexOf(value))
    : undefined;
  return {
    outcome: 'refused',
    code: 'invalid-character',
    message: invalid,
    why: texts.printableOnly,
    help: codePoint === 9 ? texts.replaceTab : texts.removeCharacter,
    ...(offset === undefined ? {} : { start: offset + found.index, end: offset + found.index + 1 }),
  };
}
