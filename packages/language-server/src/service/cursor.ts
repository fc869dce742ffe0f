import {
  at,
  type Directive,
  findDirective,
  type Kind,
  knows,
  type Release,
  type Spelling,
  since,
} from '@mosquitto-conf/config';
import { lineAt, type Word } from '@mosquitto-conf/grammar';
import type { Position } from 'vscode-languageserver-types';
import { offsetOf, type ParsedDocument } from './parsed-document.js';

/** Where a person is typing: a line, its words, and the one under the cursor. */
export interface Cursor {
  readonly document: ParsedDocument;
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  /** Where the line begins. */
  readonly start: number;
  /** The line's text, without its ending. */
  readonly text: string;
  readonly words: readonly Word[];
  /** Which word the cursor is in, or which one it would begin; 0 for the first of the line. */
  readonly index: number;
  /** That word; empty where it is yet to be written. */
  readonly word: Word;
}

/** The directive that the cursor's line begins with. */
export interface Written {
  readonly spelling: Spelling;
  readonly directive: Directive;
  readonly kind: Kind;
}

export function cursorAt(document: ParsedDocument, position: Position): Cursor {
  const { tree, project } = document;
  const offset = offsetOf(document, position);
  const found = lineAt<(typeof tree.lines)[number]>(tree, offset);
  const start = found?.start ?? tree.text.length;
  const text = tree.text.slice(start, found?.end ?? tree.text.length);
  const words = wordsOf(text, start, document.kind === 'configuration' ? project.release : undefined);
  const before = words.filter(({ end }) => end < offset).length;
  const next = words[before];
  const word = next && next.start <= offset ? next : { start: offset, end: offset, text: '' };
  const line = found?.number ?? tree.lines.length + 1;
  return { document, offset, line, start, text, words, index: before, word };
}

/** Only spaces part words, unless quotation marks hold them together. */
function wordsOf(text: string, start: number, release: Release | undefined): Word[] {
  const name = /[^ ]+/.exec(text)?.[0];
  const quoted =
    name !== undefined && release !== undefined && mayBeQuoted(findDirective(name), release)
      ? /"[^" ][^"]* [^"]*"?|[^ ]+/g
      : /[^ ]+/g;
  return Array.from(text.matchAll(quoted), ({ 0: word, index }) => ({
    start: start + index,
    end: start + index + word.length,
    text: word,
  }));
}

function mayBeQuoted(spelling: Spelling | undefined, release: Release): boolean {
  if (!spelling) return false;
  const [first] = at(spelling.directive.kind, release).parameters ?? [];
  return first?.quotedSince !== undefined && since(release, first.quotedSince);
}

/** The directive of the line, if the target knows it. */
export function writtenAt({ document, words }: Cursor): Written | undefined {
  const { release } = document.project;
  const spelling = words[0] && findDirective(words[0].text);
  if (!spelling || !knows(release, spelling)) return undefined;
  const { directive } = spelling;
  return { spelling, directive, kind: at(directive.kind, release) };
}

/** What is typed of the word so far. */
export function typedOf({ word, offset }: Cursor): string {
  return word.text.slice(0, offset - word.start);
}

/** From a word of the line to its end, blanks included, or to the cursor where that is further. */
export function tailFrom({ document, words, offset, word }: Cursor, index: number): Word {
  const first = words[index];
  if (!first || first.start > offset) return word;
  const start = first.start;
  const end = Math.max(offset, words.at(-1)!.end);
  return { start, end, text: document.tree.text.slice(start, end) };
}
