import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver-types';
import type { TestDocument } from './test-document.js';
import { validateTests } from './validate-tests.js';

/** Fixes for what is wrong in a range of a test file: the word that was probably meant. */
export function fixTests(document: TestDocument, range: Range): CodeAction[] {
  const diagnostics = validateTests(document);
  return document.faults.flatMap(({ meant, range: at }, index) => {
    if (meant === undefined || at.start.line > range.end.line || at.end.line < range.start.line) return [];
    return {
      title: `Change to "${meant}"`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostics[index]!],
      isPreferred: true,
      edit: { changes: { [document.text.uri]: [{ range: at, newText: meant }] } },
    };
  });
}
