import type { Document, FieldDocument, FieldLine, Line } from '../src/index.js';

/** A document's lines as plain data, `value` and `rest` included, without what is absent. */
export function plain(document: Document | FieldDocument): unknown[] {
  return JSON.parse(JSON.stringify(document.lines));
}

/** A document as one short text a line, to compare at a glance. */
export function outline(document: Document | FieldDocument): string[] {
  return document.lines.map(outlineLine);
}

function outlineLine(line: Line | FieldLine): string {
  switch (line.kind) {
    case 'blank':
      return 'blank';
    case 'comment':
      return `comment ${JSON.stringify(line.text)}`;
    case 'directive':
      return `directive ${[line.name, ...line.words].map((word) => JSON.stringify(word.text)).join(' ')}`;
    case 'entry':
      return `entry ${JSON.stringify(line.first.text)} ${JSON.stringify(line.second?.text) ?? '-'}`;
  }
}
