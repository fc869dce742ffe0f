import { byteLength, decode, encode } from '@mosquitto-conf/grammar';
import { type Release, since } from './release.js';

/** One stretch of a file as the broker's reader hands it on: a line as a rule. */
export interface FileLine {
  /** Up to a NUL, where C stops to look, and with the line end. */
  readonly text: string;
  /** Offset of `text` in the whole. */
  readonly start: number;
  /** The line of the file, from 1. */
  readonly number: number;
  /** Why this is not simply the line as it is in the file. */
  readonly odd?: 'split' | 'nul' | 'lost';
  /** Nothing was handed on, though the file continues: `text` is what was ignored. */
  readonly dropped?: true;
}

/** How a release reads the lines of a kind of file. */
export interface LineReader {
  /** Bytes the buffer holds at first, without the closing NUL. */
  readonly room: number;
  /** Longer lines make the buffer grow; otherwise they are read in pieces (fgets). */
  readonly grows: boolean;
  /** What a NUL does: end the line, swallow the file (the line end is never found), or drop the line. */
  readonly nul: 'ends-line' | 'swallows' | 'drops';
  /** A line that begins with NUL is an empty one. */
  readonly emptyNul: boolean;
}

/** A buffer of a fixed size, into which fgets() reads. */
export function fixedReader(room: number): LineReader {
  return { room, grows: false, nul: 'ends-line', emptyNul: true };
}

/** A buffer that grows (fgets_extending); 2.1 made it mosquitto_fgets. */
export function growingReader(room: number, release: Release): LineReader {
  const nul = since(release, '2.1') ? 'drops' : 'swallows';
  return { room, grows: true, nul, emptyNul: since(release, '2.0.12') };
}

/** By how many bytes the buffer grows. */
const GROWTH = 1000;

/** Whether a reader may see something other than the lines of the text; no for nearly every file. */
export function readsOddly(text: string, reader: LineReader): boolean {
  if (text.includes('\0')) return true;
  if (!reader.grows) return text.split('\n').some((line) => line.length * 3 + 1 > reader.room);
  const last = text.slice(text.lastIndexOf('\n') + 1);
  return last.length * 3 >= reader.room;
}

/** Cuts a file the way a release reads it. */
export function* fileLines(text: string, reader: LineReader): Generator<FileLine> {
  let { room } = reader;
  let number = 1;
  let start = 0;
  // Searched once for each line, however many pieces it is read in.
  let feed = -1;
  let end = 0;
  while (start < text.length) {
    if (start >= end) {
      feed = text.indexOf('\n', start);
      end = feed < 0 ? text.length : feed + 1;
    }
    const line = text.slice(start, end);
    const nul = line.indexOf('\0');
    let next = end;
    if (!reader.grows) {
      yield* pieces(line, start, number, room);
    } else if (nul < 0) {
      const bytes = line.length * 3 <= room ? line.length : byteLength(line);
      while (room < bytes) room += GROWTH;
      // The reader asks for more once its buffer is full, and takes the end of the file for its answer.
      if (feed < 0 && bytes === room) yield { text: line, start, number, odd: 'lost', dropped: true };
      else yield { text: line, start, number };
    } else {
      const before = byteLength(line.slice(0, nul));
      while (before >= room) room += GROWTH;
      const seen = line.slice(0, nul);
      next = Math.min(end, start + cutAt(line, room));
      if (next === text.length && feed < 0 && byteLength(line) < room) {
        yield { text: seen, start, number, odd: 'nul' };
      } else if (nul === 0 && reader.emptyNul) {
        yield { text: '', start, number, odd: 'nul' };
      } else if (reader.nul === 'drops') {
        yield { text: seen, start, number, odd: 'nul', dropped: true };
      } else {
        const kept = endsInsideBuffer(text, next);
        yield { text: seen, start, number, odd: 'nul', ...(kept ? {} : { dropped: true as const }) };
        return;
      }
    }
    if (next === end && feed >= 0) number++;
    start = next;
  }
}

/** What fgets() makes of a line that may be longer than its buffer, even in the middle of a character. */
function* pieces(line: string, start: number, number: number, room: number): Generator<FileLine> {
  const bytes = line.length * 3 <= room ? undefined : encode(line);
  if (!bytes || bytes.length <= room) {
    yield upToNul(line, start, number);
    return;
  }
  // Where the piece begins, in bytes and in UTF-16 units.
  let walked = 0;
  let at = 0;
  for (let from = 0; from < bytes.length; from += room) {
    while (walked < from) {
      const character = String.fromCodePoint(line.codePointAt(at)!);
      walked += byteLength(character);
      at += character.length;
    }
    const piece = upToNul(decode(bytes.subarray(from, from + room)), start + at, number);
    yield from === 0 && piece.odd === undefined ? { ...piece, odd: 'split' } : piece;
  }
}

function upToNul(text: string, start: number, number: number): FileLine {
  const nul = text.indexOf('\0');
  return nul < 0 ? { text, start, number } : { text: text.slice(0, nul), start, number, odd: 'nul' };
}

/** How much of a text fits into so many bytes. A character cut in two counts as in. */
function cutAt(text: string, bytes: number): number {
  if (text.length * 3 <= bytes) return text.length;
  return Math.max(1, decode(encode(text.slice(0, bytes + 1)).subarray(0, bytes)).length);
}

/** Whether reading on to the end of the file finds something behind the last line end, and not a full buffer. */
function endsInsideBuffer(text: string, from: number): boolean {
  const tail = text.slice(Math.max(from, text.lastIndexOf('\n') + 1));
  return tail !== '' && byteLength(tail) % GROWTH !== 0;
}
