import type { Span } from '@mosquitto-conf/grammar';
import type { Location, Position, Range } from 'vscode-languageserver-types';
import type { ParsedDocument, Project } from './project.js';

export { type DocumentKind, languageOf, languages } from './languages.js';
export type {
  LinesDocument,
  PairDocument,
  ParsedDocument,
  SecurityDocument,
  WordDocument,
} from './project.js';

/**
 * A document as a part of its configuration.
 * @returns undefined where the configuration does not read it
 */
export function parseDocument(uri: string, project: Project): ParsedDocument | undefined {
  const file = project.fileOf(uri);
  return file === undefined ? undefined : project.document(file);
}

/** The editor's range of a stretch of the text. */
export function rangeAt({ text }: ParsedDocument, { start, end }: Span): Range {
  return { start: text.positionAt(start), end: text.positionAt(end) };
}

/** The editor's range of a place in any file of the configuration; undefined where the file is not here. */
export function locationOf(
  project: Project,
  { file, span }: { readonly file: string; readonly span: Span },
): Location | undefined {
  const document = project.document(file);
  return document && { uri: document.uri, range: rangeAt(document, span) };
}

export function offsetOf({ text }: ParsedDocument, position: Position): number {
  return text.offsetAt(position);
}
