export { type Diagnostic, type Fix, type Severity, compareDiagnostics } from './diagnostic.js';
export { diagnose } from './diagnose.js';
