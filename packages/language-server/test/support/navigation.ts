import type { Location } from 'vscode-languageserver-types';
import { type ParsedDocument, type Project, parseDocument } from '../../src/index.js';

/** Locations as `file:line:text`, the line from 1; a file as a whole has no text. */
export function shown(project: Project, locations: readonly Location[]): string[] {
  return locations.map(({ uri, range }) => {
    const document = parseDocument(uri, project);
    const file = document?.file ?? uri.replace('file:///project/', '');
    return `${file}:${range.start.line + 1}:${document?.text.getText(range) ?? ''}`;
  });
}

/** Every position of a document. */
export function positionsOf({ text }: ParsedDocument) {
  return Array.from({ length: text.getText().length + 1 }, (_, offset) => text.positionAt(offset));
}
