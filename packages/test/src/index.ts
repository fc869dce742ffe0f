// What other programs may rely on. What the other packages of this repository use besides is in internal.ts.
export type { CaseResult, Failure, FileResult, Line, Mistake, RunResult } from './run/result.js';
