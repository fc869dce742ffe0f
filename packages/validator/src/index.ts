// What other programs may rely on. What the other packages of this repository use besides is in internal.ts.
export { categories } from './categories.js';
export { diagnose } from './diagnose.js';
export {
  compareDiagnostics,
  type Diagnostic,
  type FileEdit,
  type Fix,
  type Related,
  type Severity,
} from './diagnostic.js';
export {
  type Diagram,
  type DiagramBridge,
  type DiagramBroker,
  type DiagramFile,
  type DiagramListener,
  type DiagramPersistence,
  type DiagramPlugin,
  type DiagramSvgOptions,
  type DiagramTheme,
  diagramDot,
  diagramMermaid,
  diagramOf,
  diagramSvg,
} from './diagram/index.js';
export * from './diff/index.js';
export {
  configurationLines,
  type EffectiveConfiguration,
  type EffectiveDifference,
  type EffectiveDifferences,
  type EffectiveSection,
  type EffectiveSetting,
  effectiveDifferences,
  effectiveSettings,
  type Replaced,
  type SectionKind,
  type WrittenLine,
} from './effective/index.js';
export type { FarEnd } from './far-end.js';
export { type Checked, type Fixed, fixAll } from './fix-all.js';
export * from './format/index.js';
export { languageFaults } from './language-faults.js';
export { type Profile, profiles } from './profiles/index.js';
export type { Category, Example, ExampleMachine, Finding, RelatedPlace, Rule, RuleContext } from './rule.js';
export { findRule, rules } from './rules/index.js';
export { rulesOf, type Severities, severitiesFor } from './selectors.js';
export * from './upgrade/index.js';
