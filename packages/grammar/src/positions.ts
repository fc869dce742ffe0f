import type { LineBase, Span } from './nodes.js';

/**
 * A place in a text as the Language Server Protocol has it: zero-based line, and UTF-16 units into that line. A line
 * ends at `\n` here, as it does for the broker: a lone `\r` ends no line, though the protocol says it does.
 */
export interface Position {
  line: number;
  character: number;
}

/** A stretch of a text between two positions, as the Language Server Protocol has it: `end` is exclusive. */
export interface Range {
  start: Position;
  end: Position;
}

/** What positions need of a document, whichever kind of file it is. */
export interface Lines<L extends LineBase = LineBase> {
  readonly text: string;
  readonly lines: readonly L[];
}

/**
 * The position of an offset. Offsets outside the text count as its beginning or end, one inside a line ending as the
 * end of the line's content. After a final line ending it is the beginning of the line that is not there yet:
 * `{ line: lines.length, character: 0 }`.
 */
export function positionAt(document: Lines, offset: number): Position {
  const { lines, text } = document;
  const at = clamp(offset, 0, text.length);
  const index = indexAt(document, at);
  const line = lines[index];
  if (line === undefined) return { line: index, character: 0 };
  return { line: index, character: Math.min(at, line.end) - line.start };
}

/**
 * The offset of a position. A character beyond the line is the end of its content, a line beyond the text the end of
 * the text.
 */
export function offsetAt(document: Lines, position: Position): number {
  if (position.line < 0) return 0;
  const line = document.lines[position.line];
  return line === undefined
    ? document.text.length
    : clamp(line.start + position.character, line.start, line.end);
}

/** The positions of the start and the end of a span. */
export function rangeOf(document: Lines, span: Span): Range {
  return { start: positionAt(document, span.start), end: positionAt(document, span.end) };
}

/**
 * The line on which an offset is; the offset of a line ending belongs to the line it ends.
 * `undefined` where no line is: after a final line ending, in an empty text, and outside the text.
 */
export function lineAt<L extends LineBase>(document: Lines<L>, offset: number): L | undefined {
  if (offset < 0 || offset > document.text.length) return undefined;
  return document.lines[indexAt(document, offset)];
}

/** The index of the line on which an offset of the text is, or the number of lines if it is after all of them. */
function indexAt(document: Lines, offset: number): number {
  const { lines, text } = document;
  if (offset === text.length && (text === '' || text.endsWith('\n'))) return lines.length;
  let low = 0;
  let high = lines.length - 1;
  // The last line that starts at or before the offset.
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((lines[middle] as LineBase).start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
