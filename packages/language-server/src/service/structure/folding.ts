import type { Span } from '@mosquitto-conf/grammar';
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { ParsedDocument } from '../parsed-document.js';
import type { Part } from './part.js';
import { isOfWords, sectionsOf, spanOf } from './sections.js';

const REGION = /^#\s*(region|endregion)\b/;

/** What may be folded: sections, several comments in a row, and the lines between `# region` and `# endregion`. */
export function getFoldingRanges(document: ParsedDocument): FoldingRange[] {
  const found = [...regions(document), ...comments(document)];
  if (isOfWords(document)) {
    const visit = (part: Part) => {
      found.push({ span: spanOf(part) });
      part.parts.forEach(visit);
    };
    sectionsOf(document).forEach(visit);
  }
  return found
    .map(({ span, kind }) => ({
      startLine: document.text.positionAt(span.start).line,
      endLine: document.text.positionAt(span.end).line,
      ...(kind ? { kind } : {}),
    }))
    .filter(({ startLine, endLine }) => startLine < endLine)
    .sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

interface Fold {
  readonly span: Span;
  readonly kind?: FoldingRangeKind;
}

function* regions({ tree }: ParsedDocument): Iterable<Fold> {
  const open: Span[] = [];
  for (const line of tree.lines) {
    if (line.kind !== 'comment') continue;
    const word = REGION.exec(line.text)?.[1];
    if (word === 'region') open.push(line);
    const begin = word === 'endregion' && open.pop();
    if (begin) yield { span: { start: begin.start, end: line.end }, kind: FoldingRangeKind.Region };
  }
}

function* comments({ tree }: ParsedDocument): Iterable<Fold> {
  let first: Span | undefined;
  let last: Span | undefined;
  for (const line of tree.lines) {
    if (line.kind === 'comment' && !REGION.test(line.text)) {
      first ??= line;
      last = line;
      continue;
    }
    if (first && last) yield { span: { start: first.start, end: last.end }, kind: FoldingRangeKind.Comment };
    first = undefined;
  }
  if (first && last) yield { span: { start: first.start, end: last.end }, kind: FoldingRangeKind.Comment };
}
