export { diagnose, type Severities } from './diagnose.js';
export { compareDiagnostics, type Diagnostic, type FileEdit, type Fix, type Severity } from './diagnostic.js';
export * from './diff/index.js';
export * from './effective/index.js';
export { equalConfigurations } from './equal.js';
export { type Checked, type Fixed, fixAll } from './fix-all.js';
export * from './format/index.js';
export type { Category, Example, ExampleMachine, Finding, Rule, RuleContext } from './rule.js';
export { findRule, rules } from './rules/index.js';
