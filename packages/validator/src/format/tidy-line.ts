import {
  at,
  type Directive,
  findDirective,
  type Host,
  knows,
  type Release,
  type Spelling,
} from '@mosquitto-conf/config';
import { type DirectiveLine, parseConfiguration } from '@mosquitto-conf/grammar';
import { equalValues } from '../equal.js';

/** 1.4 before 1.4.15 reads long lines in pieces of 1023 bytes, so that every blank of them may count. */
const LONGEST = 1023 / 3;

/**
 * A directive's line with the blanks that none of the releases look at taken away, or as it is where that cannot be
 * known: an unknown directive may be an indented comment. Nothing here knows which blanks count: what is left after
 * taking some away is read as every release would, and compared with what they read before.
 */
export function tidyLine(line: DirectiveLine, text: string, releases: readonly Release[]): string {
  const spelling = findDirective(line.name.text);
  if (!spelling || text.startsWith('\r') || text.length > LONGEST) return text;
  const readers = releases.filter((release) => knows(release, spelling));
  // No given release knows the directive or reads its value, but every space may still be intended.
  if (readers.length === 0) return text;
  const pieces = piecesOf(line, text);
  const tidy = join(pieces.map(tidied));
  if (tidy === text || readsAlike(spelling, line, tidy, readers)) return tidy;
  // Some blanks count: each stretch of them is tried by itself.
  for (const [index, piece] of pieces.entries()) {
    const less = pieces.with(index, tidied(piece, index, pieces));
    if (less[index]!.blanks !== piece.blanks && readsAlike(spelling, line, join(less), readers))
      pieces[index] = less[index]!;
  }
  return join(pieces);
}

/** A word with the blanks before it; the last piece is the blanks after all words. */
interface Piece {
  readonly blanks: string;
  readonly word: string;
}

/** Tabs at the end of a line belong to its blanks here, though the grammar counts them as words. */
function piecesOf(line: DirectiveLine, text: string): Piece[] {
  const end = Math.max(line.name.end, line.value?.end ?? 0) - line.start;
  const pieces: Piece[] = [];
  let offset = 0;
  for (const word of [line.name, ...line.words]) {
    const from = word.start - line.start;
    const to = Math.min(word.end - line.start, end);
    if (to <= from) break;
    pieces.push({ blanks: text.slice(offset, from), word: text.slice(from, to) });
    offset = to;
  }
  return [...pieces, { blanks: text.slice(offset), word: '' }];
}

function tidied({ word }: Piece, index: number, pieces: readonly Piece[]): Piece {
  return { blanks: index === 0 || index === pieces.length - 1 ? '' : ' ', word };
}

function join(pieces: readonly Piece[]): string {
  return pieces.map(({ blanks, word }) => blanks + word).join('');
}

function readsAlike(
  { directive, name }: Spelling,
  line: DirectiveLine,
  candidate: string,
  releases: readonly Release[],
): boolean {
  const tidy = parseConfiguration(candidate).lines[0];
  if (tidy?.kind !== 'directive' || tidy.name.text !== line.name.text) return false;
  return releases.every((release) =>
    equalValues(reading(directive, name, line, release), reading(directive, name, tidy, release)),
  );
}

/** What a release makes of the line, without what it would say. */
function reading(directive: Directive, spelled: string, line: DirectiveLine, release: Release): unknown {
  const name = directive.family ? line.name.text : spelled;
  const read = at(directive.kind, release).read({ line, name, release, host: NOWHERE });
  return read.outcome === 'value' ? [read.value] : [read.outcome, read.code];
}

/** A machine of which nothing is known: what a value names does not matter, only what the value is. */
const NOWHERE: Host = {
  files: {
    read: () => 'unknown',
    list: () => 'unknown',
    status: () => 'unknown',
    isLink: () => false,
    writable: () => undefined,
  },
  resolve: () => 'unknown',
  interfaces: () => undefined,
  hasUser: () => undefined,
  hostname: '',
  root: true,
};
