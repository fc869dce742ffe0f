export { type AnyDocument, isJson } from './any-document.js';
export { byteLength, decode, encode } from './bytes.js';
export { applyEdits, insertLine, removeLine, replaceLine, replaceValue, type TextEdit } from './edits.js';
export {
  type JsonArrayNode,
  type JsonDocument,
  type JsonFault,
  type JsonFaultKind,
  type JsonMember,
  type JsonNode,
  type JsonNumberNode,
  type JsonObjectNode,
  type JsonStringNode,
  type JsonWordNode,
  parseJson,
  type TextLine,
} from './json.js';
export type {
  BlankLine,
  CommentLine,
  DirectiveLine,
  Document,
  EntryLine,
  FieldDocument,
  FieldLine,
  Line,
  LineBase,
  Span,
  Word,
} from './nodes.js';
export { parseAcl, parseConfiguration, parsePasswords, parsePsk } from './parse.js';
export { type Lines, lineAt, offsetAt, type Position, positionAt, type Range, rangeOf } from './positions.js';
export { print } from './print.js';
