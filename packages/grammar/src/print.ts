import type { Document, FieldDocument, FieldLine, Line, Word } from './nodes.js';

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

/** The text from one offset to another of which only the words are known: what parts them can only be spaces. */
function spaced(from: number, words: readonly Word[], to: number): string {
  let text = '';
  let offset = from;
  for (const word of words) {
    text += spaces(word.start - offset) + word.text;
    offset = word.end;
  }
  return text + spaces(to - offset);
}

function spaces(count: number): string {
  return count === 1 ? ' ' : ' '.repeat(count);
}
