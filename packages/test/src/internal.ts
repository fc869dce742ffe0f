// What the other packages of this repository use of this one. It may change with any release.
export { type Covered, coverageOf, mergeCoverage } from './coverage/coverage.js';
export { embedded } from './engine/embedded.js';
export type { Engine } from './engine/engine.js';
export { EngineError, findEngines } from './engine/engines.js';
export { initTests } from './init/init-tests.js';
export { makeMaterial } from './material/material.js';
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
export { readSetup, type Setup, TestFolder } from './run/setup.js';
export { type Updated, updateTests } from './run/update-tests.js';
export { testPackageTexts } from './texts/index.js';
