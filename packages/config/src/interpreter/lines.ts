import {
  type DirectiveLine,
  type Document,
  type Line,
  parseConfiguration,
  type Word,
} from '@mosquitto-conf/grammar';
import {
  type FileLine,
  fileLines,
  fixedReader,
  growingReader,
  type LineReader,
  readsOddly,
} from '../file-lines.js';
import { type Release, since } from '../release.js';

/** A directive's line as the release gets to see it. */
export interface BrokerLine {
  readonly line: DirectiveLine;
  /** Its number as the broker counts. */
  readonly counted: number;
}

/** What is done with a stretch of a file that the release reads differently from how it looks. */
export type OddLineListener = (line: FileLine) => void;

/** Up to 1.4.14 a buffer of 1024 bytes, since then one of 1000 that grows (config__read_file). */
function readerOf(release: Release): LineReader {
  return since(release, '1.4.15') ? growingReader(999, release) : fixedReader(1023);
}

/**
 * The directive lines of a file with the numbers the broker counts, as the release gets to see them. For nearly every
 * file these are the lines of the tree; a NUL, a line that fills the buffer, or up to 1.4.14 a very long line, makes a
 * difference.
 */
export function* brokerLines(
  document: Document,
  release: Release,
  onOddLine: OddLineListener,
): Iterable<BrokerLine> {
  const reader = readerOf(release);
  if (readsOddly(document.text, reader)) {
    yield* oddLines(document, reader, release, onOddLine);
    return;
  }
  for (const line of document.lines) {
    const read = asRead(line, document.text, release);
    if (read) yield { line: read, counted: line.number };
  }
}

/**
 * A line with what is left of its end; undefined if the release ignores it. 2.0.12 takes only the last character off
 * (config__read_file_core), so that the carriage return of CRLF stays with the last word, or is the only word after spaces;
 * 2.0.13 takes all of them again.
 */
function asRead(line: Line, text: string, release: Release): DirectiveLine | undefined {
  // The broker ignores a line that begins with a carriage return, whatever follows.
  if (text[line.start] === '\r') return undefined;
  const keepsReturn = line.eol.endsWith('\r\n') && since(release, '2.0.12') && !since(release, '2.0.13');
  if (line.kind === 'directive') return keepsReturn ? withCarriageReturn(line, text) : line;
  return keepsReturn && line.kind === 'blank' ? onlyCarriageReturn(line) : undefined;
}

/** A line of spaces whose only word is its carriage return. */
function onlyCarriageReturn({ start, end, eol, number }: Line): DirectiveLine {
  const name = { text: '\r', start: end, end };
  return { kind: 'directive', start, end, eol, number, name, words: [], value: undefined, rest: undefined };
}

/** The line with a carriage return at its end, as a character of its last word. */
function withCarriageReturn(line: DirectiveLine, text: string): DirectiveLine {
  const { kind, start, end, eol, number, name, words, value, rest } = line;
  const lengthened = (word: Word): Word => ({ text: `${word.text}\r`, start: word.start, end: word.end });
  const blank = text[end - 1] === ' ';
  const last = words.at(-1);
  const base = { kind, start, end, eol, number };
  if (last && value && !blank) {
    const all = [...words.slice(0, -1), lengthened(last)];
    return { ...base, name, words: all, value: lengthened(value), rest: `${rest}\r` };
  }
  if (!blank) return { ...base, name: lengthened(name), words, value, rest };
  const own: Word = { text: '\r', start: end, end };
  return { ...base, name, words: [...words, own], value: value ?? own, rest: `${rest ?? ''}\r` };
}

function* oddLines(
  document: Document,
  reader: LineReader,
  release: Release,
  onOddLine: OddLineListener,
): Iterable<BrokerLine> {
  let counted = 0;
  for (const piece of fileLines(document.text, reader)) {
    const { text, start, number, dropped } = piece;
    if (piece.odd !== undefined) onOddLine(piece);
    // Nothing was handed on, which the broker takes for the end of the file.
    if (dropped) return;
    counted++;
    const line = parseConfiguration(text).lines[0];
    const read = line && asRead(line, text, release);
    if (read) yield { line: moved(read, start, number), counted };
  }
}

/** A piece of a file as a line of its own, with its place in the whole text. */
function moved(line: DirectiveLine, offset: number, number: number): DirectiveLine {
  const move = ({ text, start, end }: Word): Word => ({ text, start: start + offset, end: end + offset });
  const { kind, start, end, eol, name, words, value, rest } = line;
  return {
    kind,
    start: start + offset,
    end: end + offset,
    eol,
    number,
    name: move(name),
    words: words.map(move),
    value: value && move(value),
    rest,
  };
}
