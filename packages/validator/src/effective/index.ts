export { configurationLines, type WrittenLine } from './configuration-text.js';
export { type EffectiveDifference, type EffectiveDifferences, effectiveDifferences } from './differences.js';
export { effectiveSettings } from './effective-settings.js';
export { usersOf as pluginUsers } from './listeners.js';
export {
  type EffectiveMarkdown,
  effectiveMarkdown,
  sectionTitle,
  shownValues,
  tellingSections,
  valueCell,
  verdict,
} from './markdown.js';
export type {
  EffectiveConfiguration,
  EffectiveSection,
  EffectiveSetting,
  Replaced,
  SectionKind,
} from './model.js';
