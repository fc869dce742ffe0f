import type { ShownDiagnostic } from '../result.js';

/** Longest piece of a line to show around a mark, in a terminal of any width. */
const LONGEST = 100;

/**
 * The line of a finding with a mark below the word that is meant.
 * @param width columns of the terminal; undefined where there is none
 * @param tint colors the mark
 */
export function excerpt(
  diagnostic: ShownDiagnostic,
  margin: string,
  width: number | undefined,
  tint: (text: string) => string,
): string[] {
  const text = diagnostic.count === undefined ? diagnostic.source : undefined;
  if (text === undefined || text.trim() === '') return [];
  const longest = Math.min(LONGEST, Math.max(20, (width ?? LONGEST) - margin.length - 5));
  const [start, end] = markOf(diagnostic, text);
  const from = start > longest * 0.6 ? start - Math.floor(longest * 0.3) : 0;
  const shown = visible(text.slice(from, from + longest));
  const length = Math.max(1, Math.min(end, from + longest) - start);
  const lead = from > 0 ? '…' : '';
  const number = String(diagnostic.range.start.line + 1);
  return [
    `${margin} |`,
    `${number} | ${lead}${shown}${text.length > from + longest ? '…' : ''}`,
    `${margin} | ${' '.repeat(lead.length + start - from)}${tint('^'.repeat(length))}`,
  ];
}

/**
 * The word to mark. Of a finding that is about a whole line this is the word that its message quotes, and otherwise what
 * follows the line's first word.
 */
function markOf({ range, message }: ShownDiagnostic, text: string): readonly [start: number, end: number] {
  const first = text.length - text.trimStart().length;
  const last = text.trimEnd().length;
  const start = range.start.character;
  const end = Math.min(range.end.line > range.start.line ? last : range.end.character, text.length);
  if (start > first || end < last) return [start, end];
  const value = /^\s*\S+\s+(?=\S)/.exec(text)?.[0].length;
  if (value === undefined) return [start, end];
  for (const [, quoted] of message.matchAll(/`([^`]+)`/g)) {
    const at = quoted === undefined ? -1 : placeOf(quoted, text);
    if (at >= 0) return [at, at + quoted!.length];
  }
  return [value, last];
}

/** Where a word is in a line by itself, and not a part of another one; -1 where it is not. */
function placeOf(word: string, text: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const neighbors = [text[at - 1], text[at + word.length]];
    if (neighbors.every((character) => character === undefined || !/[\w-]/.test(character))) return at;
  }
  return -1;
}

/** Control characters as pictures, one for one, so that a tab is seen and marks stay in place. */
function visible(text: string): string {
  return text
    .replace(/\t/g, '→')
    .replace(/[\u0000-\u0008\u000a-\u001f]/g, (character) =>
      String.fromCharCode(0x2400 + character.charCodeAt(0)),
    )
    .replace(/[\u007f-\u009f\ufeff\ud800-\udfff]/g, '�');
}
