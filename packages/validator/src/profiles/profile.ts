import type { Severity } from '../diagnostic.js';

/** How rules count for one kind of user. */
export interface ProfileTable {
  /** For whom it is, in one sentence. */
  readonly summary: string;
  /** Severities by rule or by another selector; rules that are not named keep their own. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
}
