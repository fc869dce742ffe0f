import type { DirectiveLine, Word } from './nodes.js';

const SPACE = 0x20;
const TAB = 0x09;

/**
 * A directive line. `value` and `rest` are cut from the text when asked for: most readers want one of the two, and a
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
  /** The whole document's. */
  readonly #text: string;

  constructor(
    text: string,
    number: number,
    start: number,
    end: number,
    eol: string,
    name: Word,
    words: readonly Word[],
  ) {
    this.kind = 'directive';
    this.number = number;
    this.start = start;
    this.end = end;
    this.eol = eol;
    this.name = name;
    this.words = words;
    this.#text = text;
  }

  get value(): Word | undefined {
    const { words } = this;
    const first = words[0];
    if (first === undefined) return undefined;
    const text = this.#text;
    const { start } = first;
    let { end } = words[words.length - 1] as Word;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    return end === first.end ? first : { start, end, text: text.slice(start, end) };
  }

  get rest(): string | undefined {
    const start = this.name.end + 1;
    return start < this.end ? this.#text.slice(start, this.end) : undefined;
  }

  /** The line as plain data, with `value` and `rest`. */
  toJSON(): DirectiveLine {
    const { kind, number, start, end, eol, name, words, value, rest } = this;
    return { kind, number, start, end, eol, name, words, value, rest };
  }
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}
