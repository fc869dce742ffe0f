import { type DocumentHighlight, DocumentHighlightKind, type Position } from 'vscode-languageserver-types';
import { offsetOf, type ParsedDocument, rangeAt } from '../parsed-document.js';
import { occurrencesOf } from './occurrences.js';
import { symbolAt } from './symbol-at.js';

/** The places of the document with the same symbol. */
export function findDocumentHighlights(document: ParsedDocument, position: Position): DocumentHighlight[] {
  const symbol = symbolAt(document, offsetOf(document, position));
  if (!symbol) return [];
  return occurrencesOf(document.project)
    .same(symbol)
    .filter(({ place }) => place.file === symbol.place.file)
    .map(({ place, declares }) => ({
      range: rangeAt(document, place.span),
      kind: declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}
