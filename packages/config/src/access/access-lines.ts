import { type FileLine, fileLines, fixedReader, growingReader } from '../file-lines.js';
import { type Release, since } from '../release.js';

export type AccessLine = FileLine;

/**
 * Cuts a password, PSK or ACL file the way a release reads it: 1.6.9 brought a growing buffer.
 * @param fixedRoom bytes of the buffer that releases before 1.6.9 read into
 */
export function accessLines(text: string, release: Release, fixedRoom: number): Generator<AccessLine> {
  return fileLines(text, since(release, '1.6.9') ? growingReader(255, release) : fixedReader(fixedRoom));
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
