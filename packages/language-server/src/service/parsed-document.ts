import type { Document, FieldDocument, Span } from '@mosquitto-conf/grammar';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Location, Position, Range } from 'vscode-languageserver-types';
import type { Project } from './project.js';

/** What a file is to the broker. */
export type DocumentKind = 'configuration' | 'acl' | 'passwords' | 'psk';

interface Parsed {
  readonly project: Project;
  /** The broker's name for it. */
  readonly file: string;
  readonly uri: string;
  /** Its text and the editor's positions in it. */
  readonly text: TextDocument;
}

/** A file of lines of words: a configuration or an ACL file. */
export interface WordDocument extends Parsed {
  readonly kind: 'configuration' | 'acl';
  readonly tree: Document;
}

/** A file of lines of two fields: a password or a PSK file. */
export interface PairDocument extends Parsed {
  readonly kind: 'passwords' | 'psk';
  readonly tree: FieldDocument;
}

/** A file as the broker reads it, with the configuration it belongs to. */
export type ParsedDocument = WordDocument | PairDocument;

/** Languages as editors name them. */
export const languages = {
  configuration: 'mosquitto-conf',
  acl: 'mosquitto-acl',
  passwords: 'mosquitto-passwd',
  psk: 'mosquitto-passwd',
} as const satisfies Readonly<Record<DocumentKind, string>>;

export function languageOf(kind: DocumentKind): string {
  return languages[kind];
}

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
