import type { LineBase, Span } from './nodes.js';

/** A value of a JSON text. */
export type JsonNode = JsonObjectNode | JsonArrayNode | JsonStringNode | JsonNumberNode | JsonWordNode;

/** An object: its members in order, also those whose names are there twice. */
export interface JsonObjectNode extends Span {
  readonly kind: 'object';
  readonly members: readonly JsonMember[];
}

/** A name and its value; undefined where none follows. */
export interface JsonMember extends Span {
  readonly name: JsonStringNode;
  readonly value: JsonNode | undefined;
}

/** A list of values. */
export interface JsonArrayNode extends Span {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
}

/** A text in quotes, which belong to its span. */
export interface JsonStringNode extends Span {
  readonly kind: 'string';
  readonly value: string;
}

/** A number. */
export interface JsonNumberNode extends Span {
  readonly kind: 'number';
  readonly value: number;
}

/** `true`, `false` or `null`. */
export interface JsonWordNode extends Span {
  readonly kind: 'word';
  readonly value: boolean | null;
}

/** What is wrong where a JSON text cannot be read. */
export type JsonFaultKind =
  | 'value'
  | 'name'
  | 'colon'
  | 'comma'
  | 'comma-at-end'
  | 'string-unclosed'
  | 'escape'
  | 'unclosed'
  | 'depth';

/** Where a JSON text cannot be read. */
export interface JsonFault extends Span {
  readonly kind: JsonFaultKind;
}

/** A line of a JSON text. */
export interface TextLine extends LineBase {
  readonly kind: 'text';
}

/** A JSON text. Its lines cover the text without a gap. */
export interface JsonDocument {
  readonly text: string;
  readonly lines: readonly TextLine[];
  /** undefined where the text has no value. */
  readonly root: JsonNode | undefined;
  /** What the broker stops at; undefined where it reads the text. What follows is read as far as it can be understood. */
  readonly fault: JsonFault | undefined;
}

/**
 * Reads a JSON text as the broker's library does (cJSON_Parse): line breaks are allowed in strings, numbers are those of C,
 * and what follows the value is ignored. Every text gives a document.
 */
export function parseJson(text: string): JsonDocument {
  const reader = new JsonReader(text);
  const root = reader.read();
  return { text, lines: linesOf(text), root, fault: reader.fault };
}

function linesOf(text: string): TextLine[] {
  const lines: TextLine[] = [];
  let start = 0;
  while (start < text.length) {
    const found = text.indexOf('\n', start);
    const next = found < 0 ? text.length : found + 1;
    let end = found < 0 ? next : found;
    while (end > start && text[end - 1] === '\r') end--;
    lines.push({ kind: 'text', number: lines.length + 1, start, end, eol: text.slice(end, next) });
    start = next;
  }
  return lines;
}

/** The library reads no text that is nested deeper (parse_array and parse_object of cJSON). */
const DEEPEST = 1000;

/** As C reads a number. */
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;

const WORDS = [
  ['null', null],
  ['false', false],
  ['true', true],
] as const;

const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
  '/': '/',
};

class JsonReader {
  fault: JsonFault | undefined;
  #at = 0;
  #depth = 0;

  constructor(private readonly text: string) {}

  read(): JsonNode | undefined {
    if (this.text.startsWith('\ufeff')) this.#at = 1;
    this.#skipBlanks();
    return this.#value();
  }

  #value(): JsonNode | undefined {
    const { text } = this;
    const start = this.#at;
    const first = text[start];
    if (first === '"') return this.#string();
    if (first === '{' || first === '[') {
      if (this.#depth >= DEEPEST) {
        this.#fail('depth');
        this.#at = text.length;
        return undefined;
      }
      this.#depth++;
      const node = first === '{' ? this.#object() : this.#array();
      this.#depth--;
      return node;
    }
    for (const [word, value] of WORDS) {
      if (!text.startsWith(word, start)) continue;
      this.#at += word.length;
      return { kind: 'word', value, start, end: this.#at };
    }
    NUMBER.lastIndex = start;
    const [written] = NUMBER.exec(text) ?? [];
    // A point begins no number.
    if (written === undefined || first === '.') {
      this.#fail('value');
      return undefined;
    }
    this.#at += written.length;
    return { kind: 'number', value: Number(written), start, end: this.#at };
  }

  #object(): JsonObjectNode {
    const start = this.#at++;
    const members: JsonMember[] = [];
    this.#items('}', () => {
      const from = this.#at;
      if (this.text[from] !== '"') {
        this.#fail('name');
        return false;
      }
      const name = this.#string();
      this.#skipBlanks();
      const hasColon = this.text[this.#at] === ':';
      if (hasColon) {
        this.#at++;
        this.#skipBlanks();
      } else this.#fail('colon');
      const value = hasColon ? this.#value() : undefined;
      members.push({ name, value, start: from, end: value?.end ?? name.end });
      return value !== undefined;
    });
    return { kind: 'object', members, start, end: this.#at };
  }

  #array(): JsonArrayNode {
    const start = this.#at++;
    const items: JsonNode[] = [];
    this.#items(']', () => {
      const item = this.#value();
      if (item) items.push(item);
      return item !== undefined;
    });
    return { kind: 'array', items, start, end: this.#at };
  }

  /**
   * Reads what is between commas, up to the closing bracket.
   * @param read reads one of them; false where it cannot be understood
   */
  #items(closing: '}' | ']', read: () => boolean): void {
    const { text } = this;
    this.#skipBlanks();
    let isBehindComma = false;
    for (;;) {
      const next = text[this.#at];
      if (next === undefined) {
        this.#fail('unclosed');
        return;
      }
      if (next === closing) {
        if (isBehindComma) this.#fail('comma-at-end');
        this.#at++;
        return;
      }
      if (!read()) this.#recover();
      this.#skipBlanks();
      isBehindComma = text[this.#at] === ',';
      if (isBehindComma) {
        this.#at++;
        this.#skipBlanks();
      } else if (this.#at < text.length && text[this.#at] !== closing) {
        this.#fail('comma');
        // The bracket of what is around: this one was not closed.
        if (/[\]}]/.test(text[this.#at]!)) return;
        if (!/["{[\w-]/.test(text[this.#at]!)) this.#recover();
      }
    }
  }

  /** Goes on where a comma or a bracket lets the text be understood again. */
  #recover(): void {
    const { text } = this;
    while (this.#at < text.length && !/[,\]}]/.test(text[this.#at]!)) this.#at++;
  }

  #string(): JsonStringNode {
    const { text } = this;
    const start = this.#at;
    const closing = this.#closingQuote(start + 1);
    if (closing === undefined) {
      this.#fail('string-unclosed');
      const line = text.indexOf('\n', start);
      this.#at = line < 0 ? text.length : line;
      return { kind: 'string', value: text.slice(start + 1, this.#at), start, end: this.#at };
    }
    this.#at = closing + 1;
    return { kind: 'string', value: this.#unescaped(start + 1, closing), start, end: this.#at };
  }

  #closingQuote(from: number): number | undefined {
    const { text } = this;
    for (let at = from; at < text.length; at++) {
      if (text[at] === '"') return at;
      if (text[at] === '\\') at++;
    }
    return undefined;
  }

  #unescaped(from: number, to: number): string {
    const { text } = this;
    const written = text.slice(from, to);
    if (!written.includes('\\')) return written;
    let value = '';
    for (let at = from; at < to; at++) {
      if (text[at] !== '\\') {
        value += text[at];
        continue;
      }
      const [, unit] = /^u([\da-f]{4})/i.exec(text.slice(at + 1, Math.min(at + 6, to))) ?? [];
      const known =
        unit === undefined ? ESCAPES[text[at + 1]!] : String.fromCharCode(Number.parseInt(unit, 16));
      if (known === undefined) this.#fail('escape', { start: at, end: Math.min(at + 2, to) });
      value += known ?? '';
      at += unit === undefined ? 1 : 5;
    }
    // A lone surrogate is not a character (utf16_literal_to_utf8).
    if (/[\ud800-\udfff]/u.test(value)) this.#fail('escape', { start: from, end: to });
    // C ends a text there.
    return value.split('\0', 1)[0]!;
  }

  #skipBlanks(): void {
    while (this.#at < this.text.length && this.text.charCodeAt(this.#at) <= 32) this.#at++;
  }

  #fail(kind: JsonFaultKind, span?: Span): void {
    const start = Math.min(this.#at, this.text.length);
    this.fault ??= { kind, ...(span ?? { start, end: Math.min(start + 1, this.text.length) }) };
  }
}
