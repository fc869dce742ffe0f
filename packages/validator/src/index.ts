export { diagnose, type Severities } from './diagnose.js';
export { compareDiagnostics, type Diagnostic, type FileEdit, type Fix, type Severity } from './diagnostic.js';
export type { Category, Example, ExampleMachine, Finding, Rule, RuleContext } from './rule.js';
export { findRule, rules } from './rules/index.js';
