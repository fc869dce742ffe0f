import type { ShownDiagnostic } from '../result.js';
import { columnsOf } from './wrap.js';

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
  const source = diagnostic.count === undefined ? diagnostic.source : undefined;
  if (source === undefined || source.trim() === '') return [];
  const longest = Math.min(LONGEST, Math.max(20, (width ?? LONGEST) - margin.length - 5));
  const [start, end] = markOf(diagnostic, source);
  const text = visible(source);
  const from = before(text, start, longest * 0.6) === 0 ? 0 : before(text, start, longest * 0.3);
  const to = behind(text, from, longest);
  const length = Math.max(1, columnsOf(text.slice(start, Math.min(end, to))));
  const lead = from > 0 ? '…' : '';
  const number = String(diagnostic.range.start.line + 1);
  return [
    `${margin} |`,
    `${number} | ${lead}${text.slice(from, to)}${text.length > to ? '…' : ''}`,
    `${margin} | ${' '.repeat(lead.length + columnsOf(text.slice(from, start)))}${tint('^'.repeat(length))}`,
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
  // A tab does not separate words: it is a part of the name.
  const value = /^\s*\S+ \s*(?=\S)/.exec(text)?.[0].length;
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

/** The place in a text that is at most so many columns before another. */
function before(text: string, place: number, columns: number): number {
  let at = place;
  for (let left = columns; at > 0; ) {
    const step = /[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(Math.max(0, at - 2), at)) ? 2 : 1;
    left -= columnsOf(text.slice(at - step, at));
    if (left < 0) break;
    at -= step;
  }
  return at;
}

/** The place in a text that is at most so many columns behind another. */
function behind(text: string, place: number, columns: number): number {
  let at = place;
  for (let left = columns; at < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(at)!);
    left -= columnsOf(character);
    if (left < 0) break;
    at += character.length;
  }
  return at;
}

/** Control characters, and those that change the direction of a text, as pictures, one for one, so that a tab is seen and marks stay in place. */
function visible(text: string): string {
  return text
    .replace(/\t/g, '→')
    .replace(/[\u0000-\u0008\u000a-\u001f]/g, (character) =>
      String.fromCharCode(0x2400 + character.charCodeAt(0)),
    )
    .replace(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/gu, '�');
}
