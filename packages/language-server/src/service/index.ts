export { doValidation } from './diagnostics/do-validation.js';
export { contextAt, type LineContext } from './line-context.js';
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
