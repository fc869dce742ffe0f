import { byteLength, decode, encode } from '@mosquitto-conf/grammar';
import { type Release, since } from '../release.js';

/** One stretch of a file as the broker's reader hands it on: a line as a rule. */
export interface AccessLine {
  /** Up to a NUL, where C stops to look, and with the line end. */
  readonly text: string;
  /** Offset of `text` in the whole. */
  readonly start: number;
  /** From 1. */
  readonly number: number;
  /** Why this is not simply the line as it stands in the file. */
  readonly odd?: 'split' | 'nul' | 'lost';
  /** Nothing was handed on, though the file goes on: `text` is what was passed over. */
  readonly dropped?: true;
}

interface ReaderRules {
  /** Bytes the buffer holds at first, without the closing NUL. */
  readonly room: number;
  /** Longer lines make the buffer grow; otherwise they come in pieces (fgets). */
  readonly grows: boolean;
  /** What a NUL does: end the line, swallow the file (the line end is never found), or drop the line. */
  readonly nul: 'ends-line' | 'swallows' | 'drops';
  /** A line that begins with NUL is an empty one. */
  readonly emptyNul: boolean;
}

/** 1.6.9 brought a growing buffer, fgets_extending; 2.1 made it mosquitto_fgets. */
function rulesOf(release: Release, fixedRoom: number): ReaderRules {
  if (!since(release, '1.6.9')) return { room: fixedRoom, grows: false, nul: 'ends-line', emptyNul: true };
  const nul = since(release, '2.1') ? 'drops' : 'swallows';
  return { room: 255, grows: true, nul, emptyNul: since(release, '2.0.12') };
}

/**
 * Cuts a password, PSK or ACL file the way a release reads it.
 * @param fixedRoom bytes of the buffer that releases before 1.6.9 read into
 */
export function* accessLines(text: string, release: Release, fixedRoom: number): Generator<AccessLine> {
  const rules = rulesOf(release, fixedRoom);
  let room = rules.room;
  let number = 1;
  let start = 0;
  while (start < text.length) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed + 1;
    const line = text.slice(start, end);
    const nul = line.indexOf('\0');
    let next = end;
    if (!rules.grows) {
      yield* pieces(line, start, number, room);
    } else if (nul < 0) {
      const bytes = line.length * 3 <= room ? line.length : byteLength(line);
      while (room < bytes) room += 1000;
      // The reader asks for more once its buffer is full, and takes the end of the file for its answer.
      if (feed < 0 && bytes === room) yield { text: line, start, number, odd: 'lost', dropped: true };
      else yield { text: line, start, number };
    } else {
      const before = byteLength(line.slice(0, nul));
      while (before >= room) room += 1000;
      const seen = line.slice(0, nul);
      next = Math.min(end, start + cutAt(line, room));
      if (next === text.length && feed < 0 && byteLength(line) < room) {
        yield { text: seen, start, number, odd: 'nul' };
      } else if (nul === 0 && rules.emptyNul) {
        yield { text: '', start, number, odd: 'nul' };
      } else if (rules.nul === 'drops') {
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

/** What fgets() makes of a line that may be longer than its buffer. */
function* pieces(line: string, start: number, number: number, room: number): Generator<AccessLine> {
  let rest = line;
  let at = start;
  const long = line.length * 3 > room && byteLength(line) > room;
  while (rest !== '') {
    const piece = rest.slice(0, long ? cutAt(rest, room) : rest.length);
    const nul = piece.indexOf('\0');
    const odd = nul >= 0 ? 'nul' : long && at === start ? 'split' : undefined;
    yield { text: nul < 0 ? piece : piece.slice(0, nul), start: at, number, ...(odd ? { odd } : {}) };
    at += piece.length;
    rest = rest.slice(piece.length);
  }
}

/** How much of a text fits into so many bytes. A character cut in two counts as in. */
function cutAt(text: string, bytes: number): number {
  if (text.length * 3 <= bytes) return text.length;
  return Math.max(1, decode(encode(text.slice(0, bytes + 1)).subarray(0, bytes)).length);
}

/** Whether reading on to the end of the file finds something behind the last line end, and not a full buffer. */
function endsInsideBuffer(text: string, from: number): boolean {
  const tail = text.slice(Math.max(from, text.lastIndexOf('\n') + 1));
  return tail !== '' && byteLength(tail) % 1000 !== 0;
}

/** What C's isspace() calls a blank, in the locale the broker runs in. */
const BLANKS = ' \t\n\v\f\r';

/** Without blanks at the end. */
export function trimEnd(text: string, blanks: string = BLANKS): string {
  let end = text.length;
  while (end > 0 && blanks.includes(text[end - 1]!)) end--;
  return text.slice(0, end);
}

/** Without blanks at either end. */
export function trim(text: string): string {
  return trimEnd(trimStart(text));
}

/** Without blanks at the beginning. */
export function trimStart(text: string, blanks: string = BLANKS): string {
  let start = 0;
  while (start < text.length && blanks.includes(text[start]!)) start++;
  return text.slice(start);
}
