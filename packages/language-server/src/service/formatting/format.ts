import { overlayFiles } from '@mosquitto-conf/config';
import { applyEdits, type TextEdit as Edit, encode, type Line, lineAt } from '@mosquitto-conf/grammar';
import { formatDocument } from '@mosquitto-conf/validator';
import type { FormattingOptions, Position, Range, TextEdit } from 'vscode-languageserver-types';
import { toTextEdit } from '../edits.js';
import { offsetOf, type ParsedDocument, type WordDocument } from '../parsed-document.js';
import { isOfWords } from '../structure/sections.js';
import { plainAccess } from './plain-access.js';

/** The character after which a line is tidied. */
export const formatOnTypeTrigger = '\n';

/**
 * The edits that tidy a file, so that the target makes the same of it: a configuration's blanks and blank lines, and in
 * an ACL file the blanks at the ends of lines. The options of the editor are about languages with indentation and
 * change nothing here.
 */
export function format(document: ParsedDocument, _options?: FormattingOptions): TextEdit[] {
  return allEdits(document).map((edit) => toTextEdit(document, edit));
}

/** Those of the edits that lie in the lines of a range. */
export function formatRange(
  document: ParsedDocument,
  range: Range,
  _options?: FormattingOptions,
): TextEdit[] {
  if (!isOfWords(document)) return [];
  const { tree } = document;
  const first = offsetOf(document, range.start);
  const last = offsetOf(document, range.end);
  const start = lineAt<Line>(tree, first)?.start ?? tree.text.length;
  // A selection of whole lines ends at the beginning of the next line.
  const line = lineAt<Line>(tree, last > first && tree.text[last - 1] === '\n' ? last - 1 : last);
  const end = line ? line.end + line.eol.length : tree.text.length;
  const atEnd = end === tree.text.length;
  return allEdits(document)
    .filter((edit) => start <= edit.start && (atEnd || edit.start < end) && edit.end <= end)
    .map((edit) => toTextEdit(document, edit));
}

/** Tidies the line above once a new one was begun; lines stay as many as they are, for the cursor is among them. */
export function formatOnType(
  document: ParsedDocument,
  position: Position,
  ch: string,
  _options?: FormattingOptions,
): TextEdit[] {
  if (ch !== formatOnTypeTrigger || !isOfWords(document)) return [];
  const { tree } = document;
  const here = lineAt<Line>(tree, offsetOf(document, position))?.number ?? tree.lines.length + 1;
  const above = tree.lines[here - 2];
  if (!above || above.kind === 'blank') return [];
  return allEdits(document)
    .filter(({ start, end, newText }) => above.start <= start && end <= above.end && !newText.includes('\n'))
    .map((edit) => toTextEdit(document, edit));
}

function allEdits(document: ParsedDocument): readonly Edit[] {
  if (!isOfWords(document)) return [];
  const edits =
    document.kind === 'acl' ? aclEdits(document) : formatDocument(document.tree, [document.project.release]);
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Blanks at the ends of lines, if the target reads the file without them as it does with them. */
function aclEdits(document: WordDocument): readonly Edit[] {
  const { tree, project, file } = document;
  const edits = tree.lines.flatMap(({ start, end }): Edit[] => {
    const [blanks = ''] = /[ \t]*$/.exec(tree.text.slice(start, end)) ?? [];
    return blanks === '' ? [] : [{ start: end - blanks.length, end, newText: '' }];
  });
  if (edits.length === 0) return edits;
  const text = encode(applyEdits(tree.text, edits));
  const files = overlayFiles(project.host.files, new Map([[file, text]]));
  return plainAccess(project) === plainAccess(project, files) ? edits : [];
}
