import { type FieldLine, type Line, lineAt, type Span } from '@mosquitto-conf/grammar';
import type { Position, SelectionRange } from 'vscode-languageserver-types';
import { offsetOf, type ParsedDocument, rangeAt } from '../parsed-document.js';
import { isOfWords, partsAround, spanOf } from './sections.js';

/** What to select around each position, step by step: word, value, line, sections, file. */
export function getSelectionRanges(
  document: ParsedDocument,
  positions: readonly Position[],
): SelectionRange[] {
  return positions.map((position) => selectionAt(document, offsetOf(document, position)));
}

function selectionAt(document: ParsedDocument, offset: number): SelectionRange {
  const { tree } = document;
  const line =
    document.kind === 'dynamic-security' ? undefined : lineAt<Line | FieldLine>(document.tree, offset);
  const sections = isOfWords(document) ? partsAround(document, offset).map(spanOf) : [];
  const spans: Span[] = [{ start: 0, end: tree.text.length }, ...sections];
  // A section may be a single line.
  if (line) spans.push({ start: line.start, end: line.end }, ...piecesOf(line));
  let selection: SelectionRange | undefined;
  let around: Span | undefined;
  for (const { start, end } of spans) {
    if (offset < start || end < offset) continue;
    if (around && (start < around.start || around.end < end)) continue;
    if (around?.start === start && around.end === end) continue;
    around = { start, end };
    selection = { range: rangeAt(document, around), ...(selection ? { parent: selection } : {}) };
  }
  // The first span, the file's, is around every offset.
  return selection!;
}

/** The parts of a line, from the largest to the smallest. */
function piecesOf(line: Line | FieldLine): readonly Span[] {
  switch (line.kind) {
    case 'directive':
      return [...(line.value ? [line.value] : []), line.name, ...line.words];
    case 'entry':
      return [line.first, ...(line.second ? [line.second] : [])];
    case 'comment':
      return Array.from(line.text.matchAll(/[^\s#]+/g), ({ 0: word, index }) => ({
        start: line.start + index,
        end: line.start + index + word.length,
      }));
    case 'blank':
      return [];
  }
}
