import { since } from '@mosquitto-conf/config';
import type { TextEdit } from '@mosquitto-conf/grammar';
import { isSuppressible, suppressInFile, suppressInLine } from '@mosquitto-conf/validator/internal';
import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import { toTextEdit } from '../edits.js';
import type { ParsedDocument } from '../parsed-document.js';
import { isOfWords } from '../structure/sections.js';
import type { Diagnosed } from './diagnosed.js';

/** Comments that switch off what was found, for the line and for the file. */
export function disableActions(document: ParsedDocument, all: readonly Diagnosed[]): CodeAction[] {
  // JSON has no comments.
  if (document.kind === 'dynamic-security' || !readsComments(document)) return [];
  const { tree, uri } = document;
  const actions = new Map<string, CodeAction>();
  for (const { found, diagnostic } of all) {
    if (!isSuppressible(found)) continue;
    const { rule, range } = found;
    const offer = (title: string, edits: readonly TextEdit[]) => {
      const changes = { [uri]: edits.map((edit) => toTextEdit(document, edit)) };
      // Several diagnostics of a line may be of one rule.
      const key = `${title}${range.start.line}`;
      const same = actions.get(key);
      if (same) same.diagnostics?.push(diagnostic);
      else
        actions.set(key, {
          title,
          kind: CodeActionKind.QuickFix,
          diagnostics: [diagnostic],
          edit: { changes },
        });
    };
    offer(`Disable ${rule} for this line`, suppressInLine(tree, range.start.line + 1, rule));
    offer(`Disable ${rule} in this file`, suppressInFile(tree, rule));
  }
  return [...actions.values()];
}

/** Up to 1.5.5 each line of a password or PSK file counts, a comment included. */
function readsComments(document: ParsedDocument): boolean {
  return isOfWords(document) || since(document.project.release, '1.5.6');
}
