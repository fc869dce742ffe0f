import { byteLength, type DirectiveLine, type Document, parseConfiguration } from '@mosquitto-conf/grammar';
import { type Release, since } from '../release.js';

/** 1.4 read at most this many bytes at once (fgets with a buffer of 1024), and went on in a new "line". */
const BUFFER_14 = 1023;

/**
 * The directive lines of a file with the numbers the broker counts, as the release gets to see them. For nearly every
 * file these are the lines of the tree; a NUL, or in 1.4 a very long line, makes a difference.
 */
export function* brokerLines(
  document: Document,
  release: Release,
): Iterable<{ line: DirectiveLine; number: number }> {
  if (document.text.includes('\0')) {
    yield* linesWithNul(document, release);
  } else if (
    !since(release, '1.4.15') &&
    document.lines.some((line) => line.end - line.start > BUFFER_14 / 3)
  ) {
    yield* chunks(document);
  } else {
    for (const line of document.lines) {
      // The broker skips a line that begins with a carriage return, whatever follows.
      if (line.kind === 'directive' && document.text[line.start] !== '\r')
        yield { line, number: line.number };
    }
  }
}

/** C sees a line only up to a NUL, and each generation of the reader trips over it in its own way. */
function* linesWithNul(
  document: Document,
  release: Release,
): Iterable<{ line: DirectiveLine; number: number }> {
  const { lines } = document;
  const last = lines.at(-1);
  for (const line of lines) {
    const text = document.text.slice(line.start, line.end);
    const nul = text.indexOf('\0');
    const unterminated = line === last && line.eol === '';
    if (nul < 0) {
      if (line.kind === 'directive' && text[0] !== '\r') yield { line, number: line.number };
      continue;
    }
    if (unterminated) {
      // The end of the file comes first: the line is taken up to the NUL.
      yield* reparse(text.slice(0, nul), line.start, line.number);
      return;
    }
    // From 2.0.12 a line that begins with NUL is an empty one.
    if (nul === 0 && since(release, '2.0.12')) continue;
    // 2.1 takes the NUL for the end of the file (mosquitto_fgets).
    if (since(release, '2.1')) return;
    // fgets_extending goes on reading for a line end that the NUL hides from it: to the end of the file. Only a file
    // without a final line end then gets this line looked at.
    if (last?.eol === '') yield* reparse(text.slice(0, nul), line.start, line.number);
    return;
  }
}

function* chunks(document: Document): Iterable<{ line: DirectiveLine; number: number }> {
  let number = 0;
  for (const line of document.lines) {
    const text = document.text.slice(line.start, line.end);
    let start = 0;
    do {
      number++;
      let end = start;
      for (let bytes = 0; end < text.length; end++) {
        bytes += byteLength(text[end]!);
        if (bytes > BUFFER_14) break;
      }
      yield* reparse(text.slice(start, end), line.start + start, number);
      start = end;
    } while (start < text.length);
  }
}

/** A piece of a line as a line of its own, with its place in the whole text. */
function* reparse(
  text: string,
  offset: number,
  number: number,
): Iterable<{ line: DirectiveLine; number: number }> {
  const line = parseConfiguration(text).lines[0];
  if (line?.kind !== 'directive') return;
  const move = <T extends { start: number; end: number }>(span: T): T => ({
    ...span,
    start: span.start + offset,
    end: span.end + offset,
  });
  const { rest, value, name, words, eol } = line;
  yield {
    line: {
      kind: 'directive',
      start: line.start + offset,
      end: line.end + offset,
      eol,
      number,
      name: move({ text: name.text, start: name.start, end: name.end }),
      words: words.map((word) => move({ text: word.text, start: word.start, end: word.end })),
      value: value ? move({ text: value.text, start: value.start, end: value.end }) : undefined,
      rest,
    },
    number,
  };
}
