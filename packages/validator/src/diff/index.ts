export type { AccessAnswer, AccessChange, SampleClient } from '../access/index.js';
export { type DiffSide, diffConfigurations } from './diff-configurations.js';
export type { Caution, Change, ChangeSide, ConfigurationDiff, Effort } from './model.js';
