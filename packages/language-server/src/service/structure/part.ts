import type { DirectiveLine } from '@mosquitto-conf/grammar';
import type { Owner } from './owners.js';

/** What begins a section. */
export type SectionKind = 'listener' | 'bridge' | 'plugin' | 'user';

/** A line of a file that says something, with those that stand in the section it begins. */
export interface Part {
  readonly line: DirectiveLine;
  /** What it begins; undefined for a line by itself. */
  readonly section?: SectionKind;
  /** The lines of the section, in order. */
  readonly parts: readonly Part[];
  /** What it belongs to, if that is not the section around it. */
  readonly aside?: Owner;
}
