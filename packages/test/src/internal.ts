// What the other packages of this repository use of this one. It may change with any release.
export { embedded } from './engine/embedded.js';
export type { Engine } from './engine/engine.js';
export type {
  CaseResult,
  Failure,
  FileResult,
  Line,
  Mistake,
  Observation,
  RunResult,
  Touched,
} from './run/result.js';
export { isBad, type RunOptions, runFile } from './run/run-file.js';
