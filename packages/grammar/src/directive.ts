import type { DirectiveLine, Word } from './nodes.js';

const SPACE = 0x20;
const TAB = 0x09;

/**
 * A directive line. `value` and `rest` are worked out when asked for: most readers want one of the two, and a
 * configuration of a hundred thousand lines should not carry both for each of them.
 */
export class Directive implements DirectiveLine {
  readonly kind: 'directive';
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly eol: string;
  readonly name: Word;
  readonly words: readonly Word[];

  constructor(number: number, start: number, end: number, eol: string, name: Word, words: readonly Word[]) {
    this.kind = 'directive';
    this.number = number;
    this.start = start;
    this.end = end;
    this.eol = eol;
    this.name = name;
    this.words = words;
  }

  get value(): Word | undefined {
    const { words } = this;
    const first = words[0];
    if (first === undefined) return undefined;
    const last = words[words.length - 1] as Word;
    const text = words.length === 1 ? first.text : spaced(first.start, words, last.end);
    const trimmed = withoutTrailingBlanks(text);
    if (words.length === 1 && trimmed === text) return first;
    return { start: first.start, end: first.start + trimmed.length, text: trimmed };
  }

  get rest(): string | undefined {
    const from = this.name.end + 1;
    return from < this.end ? spaced(from, this.words, this.end) : undefined;
  }

  /** The line as plain data, with `value` and `rest`. */
  toJSON(): DirectiveLine {
    const { kind, number, start, end, eol, name, words, value, rest } = this;
    return { kind, number, start, end, eol, name, words, value, rest };
  }
}

/** The text from one offset to another, of which only the words are known: what parts them can only be spaces. */
export function spaced(from: number, words: readonly Word[], to: number): string {
  let text = '';
  let offset = from;
  for (const word of words) {
    text += spaces(word.start - offset) + word.text;
    offset = word.end;
  }
  return text + spaces(to - offset);
}

export function spaces(count: number): string {
  return count === 1 ? ' ' : ' '.repeat(count);
}

function withoutTrailingBlanks(text: string): string {
  let end = text.length;
  while (end > 0) {
    const code = text.charCodeAt(end - 1);
    if (code !== SPACE && code !== TAB) break;
    end--;
  }
  return end === text.length ? text : text.slice(0, end);
}
