import type { JsonDocument } from './json.js';
import type { Document, FieldDocument } from './nodes.js';

/** A file of any kind that a broker reads: lines that cover a text without a gap. */
export type AnyDocument = Document | FieldDocument | JsonDocument;

/** Whether a file is a JSON text. */
export function isJson(document: AnyDocument): document is JsonDocument {
  return 'root' in document;
}
