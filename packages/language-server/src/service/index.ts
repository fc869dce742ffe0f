export { type CompletionOptions, completionTriggers, doComplete } from './completion/do-complete.js';
export { doResolve } from './completion/do-resolve.js';
export { doValidation } from './diagnostics/do-validation.js';
export { contextAt, type LineContext } from './line-context.js';
export { findDocumentLinks } from './links/find-document-links.js';
export {
  doPrepareRename,
  doRename,
  findDefinition,
  findDocumentHighlights,
  findReferences,
  RenameRefused,
} from './navigation/index.js';
export {
  type DocumentKind,
  languageOf,
  locationOf,
  type PairDocument,
  type ParsedDocument,
  parseDocument,
  rangeAt,
  type WordDocument,
} from './parsed-document.js';
export { openProject, Project, type ProjectOptions } from './project.js';
export { doSignatureHelp, signatureTriggers } from './signature/do-signature-help.js';
