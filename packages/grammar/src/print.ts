import { spaced, spaces } from './directive.js';
import type { Document, FieldDocument, FieldLine, Line } from './nodes.js';

/** The text of a document, put together from its lines: what was parsed, character for character. */
export function print(document: Document | FieldDocument): string {
  let text = '';
  for (const line of document.lines) text += printLine(line) + line.eol;
  return text;
}

function printLine(line: Line | FieldLine): string {
  switch (line.kind) {
    case 'blank':
      return spaces(line.end - line.start);
    case 'comment':
      return line.text;
    case 'directive':
      return spaced(line.start, [line.name, ...line.words], line.end);
    case 'entry':
      return line.second === undefined ? line.first.text : `${line.first.text}:${line.second.text}`;
  }
}
