import type { AnyDocument } from './any-document.js';
import type { Document, FieldLine, Line, Span } from './nodes.js';

/** Replace a stretch of a text, by offsets into the text before any edit. */
export interface TextEdit extends Span {
  readonly newText: string;
}

/**
 * Edits that make a text the line with a number; the line that had it, and those after, move down.
 * The text comes without a line ending; it gets the one that most lines of the document have, and so does each `\n`
 * within it, if it is several lines.
 * @param number 1 to the number of lines + 1
 * @throws RangeError if the number is outside that
 */
export function insertLine(document: AnyDocument, number: number, text: string): TextEdit[] {
  const { lines } = document;
  checkNumber(number, lines.length + 1);
  const eol = dominantEol(document);
  const content = withEol(text, eol);
  const line = lines[number - 1];
  if (line !== undefined) return [insertion(line.start, content + eol)];

  const last = lines[lines.length - 1];
  const end = document.text.length;
  if (last === undefined || last.eol.endsWith('\n')) return [insertion(end, content + eol)];
  // The last line gets the ending it lacks (only its `\n`, if there is a `\r` already), and the new one does without;
  // unless it would then be nothing at all.
  return [insertion(end, (last.eol === '' ? eol : '\n') + keptAtEnd(content, eol))];
}

/**
 * Edits that take a line away, with its line ending.
 * @param number 1 to the number of lines
 * @throws RangeError if the number is outside that
 */
export function removeLine(document: AnyDocument, number: number): TextEdit[] {
  const { start, end, eol } = lineNumbered(document, number);
  return [{ start, end: end + eol.length, newText: '' }];
}

/**
 * Edits that give a line another text: none if it is the same, else one, of what differs. The line ending stays.
 * @param number 1 to the number of lines
 * @param text the new line, without a line ending; a `\n` within it makes several lines
 * @throws RangeError if the number is outside that
 */
export function replaceLine(document: AnyDocument, number: number, text: string): TextEdit[] {
  const line = lineNumbered(document, number);
  const eol = dominantEol(document);
  const content = withEol(text, eol);
  return difference(document.text, line, line.eol === '' ? keptAtEnd(content, eol) : content);
}

/**
 * Edits that give a directive another value. The name, the spaces after it, blanks at the end of the line and the line
 * ending stay. A directive without a value gets a space and the value after its name.
 * @param number the number of a directive's line
 * @throws RangeError if there is no such line, or it is not a directive
 */
export function replaceValue(document: Document, number: number, value: string): TextEdit[] {
  const line = lineNumbered(document, number) as Line;
  if (line.kind !== 'directive') throw new RangeError(`line ${number} is ${line.kind}, not a directive`);
  if (line.value !== undefined) return difference(document.text, line.value, value);
  return value === '' ? [] : [insertion(line.name.end, ` ${value}`)];
}

/**
 * The text after edits. Their order does not matter, except that insertions at one place keep the order given.
 * @throws RangeError if edits overlap or reach beyond the text
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let offset = 0;
  for (const { start, end, newText } of sorted) {
    if (!(start >= 0 && start <= end && end <= text.length)) {
      throw new RangeError(`edit ${start}..${end} is outside the text (0..${text.length})`);
    }
    if (start < offset) throw new RangeError(`edit ${start}..${end} overlaps one that ends at ${offset}`);
    result += text.slice(offset, start) + newText;
    offset = end;
  }
  return result + text.slice(offset);
}

function insertion(offset: number, newText: string): TextEdit {
  return { start: offset, end: offset, newText };
}

function lineNumbered(document: AnyDocument, number: number): Line | FieldLine {
  checkNumber(number, document.lines.length);
  return document.lines[number - 1] as Line | FieldLine;
}

function checkNumber(number: number, highest: number): void {
  if (!(Number.isInteger(number) && number >= 1 && number <= highest)) {
    throw new RangeError(`there is no line ${number} (1..${highest})`);
  }
}

function withEol(text: string, eol: string): string {
  return text.includes('\n') ? text.replace(/\r*\n/g, eol) : text;
}

/** At the end of a text there is no empty line without a line ending, as there are other lines. */
function keptAtEnd(content: string, eol: string): string {
  return content === '' || content.endsWith('\n') ? content + eol : content;
}

const dominantEols = new WeakMap<object, string>();

/** `\n` or `\r\n`, whichever more lines end with; `\n` if neither. */
function dominantEol(document: AnyDocument): string {
  const known = dominantEols.get(document);
  if (known !== undefined) return known;
  let balance = 0;
  for (const { eol } of document.lines) {
    if (eol === '\n') balance--;
    else if (eol.endsWith('\r\n')) balance++;
  }
  const eol = balance > 0 ? '\r\n' : '\n';
  dominantEols.set(document, eol);
  return eol;
}

/** The edit, if any, that turns a span of a text into another, without what both begin and end with. */
function difference(text: string, span: Span, newText: string): TextEdit[] {
  const old = text.slice(span.start, span.end);
  if (old === newText) return [];
  const shorter = Math.min(old.length, newText.length);

  let prefix = 0;
  while (prefix < shorter && old.charCodeAt(prefix) === newText.charCodeAt(prefix)) prefix++;
  if (splitsPair(old, prefix) || splitsPair(newText, prefix)) prefix--;

  let suffix = 0;
  while (
    suffix < shorter - prefix &&
    old.charCodeAt(old.length - 1 - suffix) === newText.charCodeAt(newText.length - 1 - suffix)
  ) {
    suffix++;
  }
  if (splitsPair(old, old.length - suffix) || splitsPair(newText, newText.length - suffix)) suffix--;

  return [
    {
      start: span.start + prefix,
      end: span.end - suffix,
      newText: newText.slice(prefix, newText.length - suffix),
    },
  ];
}

/** Whether an offset is between the halves of a surrogate pair. */
function splitsPair(text: string, offset: number): boolean {
  return offset > 0 && offset < text.length && (text.codePointAt(offset - 1) as number) > 0xffff;
}
