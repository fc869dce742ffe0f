export { doPrepareRename, doRename } from './do-rename.js';
export { findDefinition } from './find-definition.js';
export { findDocumentHighlights } from './find-document-highlights.js';
export { findReferences } from './find-references.js';
export { RenameRefused } from './rename-refused.js';
