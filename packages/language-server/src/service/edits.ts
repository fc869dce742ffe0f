import type { TextEdit as Edit } from '@mosquitto-conf/grammar';
import type { FileEdit } from '@mosquitto-conf/validator';
import { CreateFile, TextDocumentEdit, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver-types';
import { type ParsedDocument, rangeAt } from './parsed-document.js';
import type { Project } from './project.js';

/** An edit as the protocol has it. */
export function toTextEdit(document: ParsedDocument, edit: Edit): TextEdit {
  return { range: rangeAt(document, edit), newText: edit.newText };
}

/**
 * Edits of several files of a configuration.
 * @returns undefined where one of the files is not found here; with `documentChanges` if a file is made
 */
export function toWorkspaceEdit(project: Project, edits: readonly FileEdit[]): WorkspaceEdit | undefined {
  const changes: Record<string, TextEdit[]> = {};
  const created: CreateFile[] = [];
  for (const { file, create, edit } of edits) {
    if (create) {
      const uri = project.options.uriOf(file);
      if (uri === undefined || edit.newText !== '') return undefined;
      created.push(CreateFile.create(uri, { ignoreIfExists: true }));
      continue;
    }
    const document = project.document(file);
    if (!document) return undefined;
    changes[document.uri] ??= [];
    changes[document.uri]!.push(toTextEdit(document, edit));
  }
  if (created.length === 0) return { changes };
  const changed = Object.entries(changes).map(([uri, texts]) =>
    TextDocumentEdit.create({ uri, version: null }, texts),
  );
  return { documentChanges: [...created, ...changed] };
}

/** The edit, if any, that makes a text another: of the lines between those that stay at the beginning and the end. */
export function replacement(before: string, after: string): Edit[] {
  if (before === after) return [];
  const old = linesOf(before);
  const lines = linesOf(after);
  const shorter = Math.min(old.length, lines.length);
  let head = 0;
  while (head < shorter && old[head] === lines[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === lines.at(-1 - tail)) tail++;
  const length = (parts: readonly string[]) => parts.reduce((sum, part) => sum + part.length, 0);
  const start = length(old.slice(0, head));
  const end = before.length - length(old.slice(old.length - tail));
  return [{ start, end, newText: lines.slice(head, lines.length - tail).join('') }];
}

/** With their endings. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
