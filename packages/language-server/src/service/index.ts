export { codeActionKinds, doCodeActions } from './code-actions/do-code-actions.js';
export { getCodeLenses } from './code-lens/get-code-lenses.js';
export { type CompletionOptions, completionTriggers, doComplete } from './completion/do-complete.js';
export { doResolve } from './completion/do-resolve.js';
export { doValidation } from './diagnostics/do-validation.js';
export { effectiveMarkdown } from './explain/effective-markdown.js';
export { explain, explainWord } from './explain/explain.js';
export { format, formatOnType, formatOnTypeTrigger, formatRange } from './formatting/format.js';
export { doHover } from './hover/do-hover.js';
export { getInlayHints } from './inlay-hints/get-inlay-hints.js';
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
export { getSemanticTokens } from './semantic-tokens/get-semantic-tokens.js';
export { semanticTokensLegend } from './semantic-tokens/legend.js';
export { doSignatureHelp, signatureTriggers } from './signature/do-signature-help.js';
export { getFoldingRanges } from './structure/folding.js';
export type { Part, SectionKind } from './structure/part.js';
export { partsAround, sectionsOf, spanOf } from './structure/sections.js';
export { getSelectionRanges } from './structure/selection.js';
export { findDocumentSymbols } from './structure/symbols.js';
export { findWorkspaceSymbols } from './structure/workspace-symbols.js';
export { completeTests } from './tests/complete-tests.js';
export { fixTests } from './tests/fix-tests.js';
export { hoverTests } from './tests/hover-tests.js';
export { openTestDocument, type TestDocument } from './tests/test-document.js';
export { validateTests } from './tests/validate-tests.js';
