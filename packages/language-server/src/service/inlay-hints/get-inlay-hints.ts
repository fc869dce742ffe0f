import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { ParsedDocument, WordDocument } from '../parsed-document.js';
import type { WordLine } from '../read-line.js';
import { aclHint } from './acl-hints.js';
import { configurationHint } from './configuration-hints.js';
import type { Hint } from './hint.js';

/** What a line says without its being written there: at most one hint a line, behind its last word. */
export function getInlayHints(document: ParsedDocument, range: Range): InlayHint[] {
  if (document.kind !== 'configuration' && document.kind !== 'acl') return [];
  const { text, tree } = document;
  const from = text.offsetAt(range.start);
  const to = text.offsetAt(range.end);
  const hints: InlayHint[] = [];
  for (const line of tree.lines) {
    if (line.end < from) continue;
    if (line.start > to) break;
    if (line.kind !== 'directive' || line.words.length === 0) continue;
    const hint = hintOf(document, line);
    const end = line.words.at(-1)!.end;
    if (!hint || end < from || end > to) continue;
    hints.push({
      position: text.positionAt(end),
      label: hint.label,
      tooltip: { kind: 'markdown', value: hint.tooltip },
      paddingLeft: true,
    });
  }
  return hints;
}

function hintOf(document: WordDocument, line: WordLine): Hint | undefined {
  return document.kind === 'acl' ? aclHint(document, line) : configurationHint(document, line);
}
