import { type DirectiveParser, directiveParser } from './directive-parser.js';
import { type FieldParser, fieldParser } from './field-parser.js';
import type { Document, FieldDocument } from './nodes.js';

// Made when first needed: importing the package costs nothing, and a program that reads only one kind pays for one.
let directives: DirectiveParser | undefined;
let fields: FieldParser | undefined;

/**
 * Reads a `mosquitto.conf`. Every text gives a document: whether a directive exists is not the grammar's to say.
 * @param text the file's text, as `decode` gives it, or an editor
 */
export function parseConfiguration(text: string): Document {
  directives ??= directiveParser();
  return { text, lines: directives.parse(text) };
}

/** Reads an ACL file: lines of a keyword and words, with the same line structure as a configuration. */
export function parseAcl(text: string): Document {
  return parseConfiguration(text);
}

/** Reads a password file: lines of `username:hash`. Every text gives a document. */
export function parsePasswords(text: string): FieldDocument {
  fields ??= fieldParser();
  return { text, lines: fields.parse(text) };
}

/** Reads a PSK file: lines of `identity:key`, with the same line structure as a password file. */
export function parsePsk(text: string): FieldDocument {
  return parsePasswords(text);
}
