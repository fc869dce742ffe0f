import { releases as everyRelease, type Release } from '@mosquitto-conf/config';
import { type Document, type Line, replaceLine, type TextEdit } from '@mosquitto-conf/grammar';
import { blockStarts } from './blocks.js';
import { lineEnding } from './line-ending.js';
import { tidyLine } from './tidy-line.js';

/**
 * The edits that tidy a configuration: single blanks between words, no indentation, a blank line between blocks and
 * never two in a row, one line ending at the end. Comments stay where they are, line endings as they are.
 * @param releases those that must make the same of it as before; by default every release there is. Text values keep
 *   more of their blanks the older a release is
 */
export function formatDocument(document: Document, releases: readonly Release[] = everyRelease): TextEdit[] {
  // With a NUL inside, lines are not where they seem to be.
  if (document.text.includes('\0')) return [];
  const { lines } = document;
  const content = lines.filter(({ kind }) => kind !== 'blank');
  const starts = blockStarts(content);
  const eol = lineEnding(lines);
  const edits: TextEdit[] = [];
  let blanks: Line[] = [];
  let index = 0;
  for (const line of lines) {
    if (line.kind === 'blank') {
      blanks.push(line);
      continue;
    }
    edits.push(...spaceAbove(blanks, line, index > 0, starts.has(index), eol));
    edits.push(...tidy(document, line, releases));
    blanks = [];
    index++;
  }
  return [...edits, ...blanks.map(removal), ...ending(content.at(-1), eol)];
}

/** The blank lines above a line become none, or one. */
function spaceAbove(
  blanks: readonly Line[],
  line: Line,
  wanted: boolean,
  needed: boolean,
  eol: string,
): TextEdit[] {
  if (!wanted) return blanks.map(removal);
  const [kept, ...surplus] = blanks;
  if (!kept) return needed ? [{ start: line.start, end: line.start, newText: eol }] : [];
  const emptied = kept.end > kept.start ? [{ start: kept.start, end: kept.end, newText: '' }] : [];
  return [...emptied, ...surplus.map(removal)];
}

function removal(line: Line): TextEdit {
  return { start: line.start, end: line.end + line.eol.length, newText: '' };
}

function tidy(document: Document, line: Line, releases: readonly Release[]): TextEdit[] {
  const text = document.text.slice(line.start, line.end);
  const tidied = line.kind === 'directive' ? tidyLine(line, text, releases) : tidyComment(text);
  return tidied === text ? [] : replaceLine(document, line.number, tidied);
}

function tidyComment(text: string): string {
  return text.replace(/[ \t]+$/, '');
}

/** The last line gets the line ending it lacks; a `\r` that it has already is half of one. */
function ending(last: Line | undefined, eol: string): TextEdit[] {
  if (!last || last.eol.endsWith('\n')) return [];
  const end = last.end + last.eol.length;
  return [{ start: end, end, newText: last.eol === '' ? eol : '\n' }];
}
