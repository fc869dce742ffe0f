import type { Diagnostic as Found } from '@mosquitto-conf/validator';
import type { Diagnostic, Position, Range } from 'vscode-languageserver-types';
import { toDiagnostic } from '../diagnostics/do-validation.js';
import type { ParsedDocument } from '../parsed-document.js';

/** What was found, as the validator and as the editor have it. */
export interface Diagnosed {
  readonly found: Found;
  readonly diagnostic: Diagnostic;
}

/**
 * What was found at a range. Of several matters those count that the editor names, as long as it names any: it may have
 * diagnostics of other programs, or of an earlier text.
 */
export function diagnosedIn(
  document: ParsedDocument,
  range: Range,
  named: readonly Diagnostic[],
): readonly Diagnosed[] {
  const { project, file } = document;
  const touching = project.diagnostics
    .filter((found) => found.file === file)
    .map((found) => ({ found, diagnostic: toDiagnostic(document, found) }))
    .filter(({ diagnostic }) => touches(diagnostic.range, range));
  const chosen = touching.filter(({ diagnostic }) => named.some((one) => same(one, diagnostic)));
  return chosen.length > 0 ? chosen : touching;
}

function same(a: Diagnostic, b: Diagnostic): boolean {
  return (
    a.code === b.code &&
    compare(a.range.start, b.range.start) === 0 &&
    compare(a.range.end, b.range.end) === 0
  );
}

function touches(a: Range, b: Range): boolean {
  return compare(a.start, b.end) <= 0 && compare(b.start, a.end) <= 0;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
