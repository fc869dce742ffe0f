import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import { toWorkspaceEdit } from '../edits.js';
import type { ParsedDocument } from '../parsed-document.js';
import type { Diagnosed } from './diagnosed.js';

/** Every fix of what was found, as far as the files it changes are found here. The first safe one is preferred. */
export function quickFixes({ project }: ParsedDocument, { found, diagnostic }: Diagnosed): CodeAction[] {
  const preferred = found.fixes.find(({ safe }) => safe);
  return found.fixes.flatMap((fix): CodeAction[] => {
    const edit = toWorkspaceEdit(project, fix.edits);
    if (!edit) return [];
    const title = fix.safe ? fix.title : `${fix.title} (changes what the broker does)`;
    return [
      {
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        edit,
        ...(fix === preferred ? { isPreferred: true } : {}),
      },
    ];
  });
}
