import type { Outcome, Place, Release } from '@mosquitto-conf/config';
import type {
  EffectiveConfiguration,
  EffectiveDifferences,
  EffectiveSetting,
  WrittenLine,
} from '@mosquitto-conf/validator';
import { shownValues, verdict as verdictOf } from '@mosquitto-conf/validator/internal';
import { languageOfRun, say } from '../../language.js';
import type { OutputFormat } from '../format.js';

/** What one target makes of the file. */
export interface TargetListing {
  readonly release: Release;
  readonly outcome: Outcome;
  /** Why it would not start. */
  readonly message?: string;
  readonly effective: EffectiveConfiguration;
}

/** What a format of `checkconfig effective` is given. */
export interface Listing {
  /** The main file, as the person named it. */
  readonly path: string;
  readonly first: TargetListing;
  /** Where a second target was named. */
  readonly second?: { readonly target: TargetListing; readonly differences: EffectiveDifferences };
  /** The lines of a configuration that is read the same; needed by one format alone. */
  readonly lines: () => readonly (readonly WrittenLine[])[];
  /** `conf.d/tls.conf:3`. */
  readonly show: (place: Place) => string;
  /** The path of a file, as the person would write it. */
  readonly showFile: (file: string) => string;
  readonly color: boolean;
}

/** Makes a text of what is in force. */
export type EffectiveFormat = OutputFormat<Listing>;

/** The values as they are shown: what is secret is not. */
export function shown(setting: EffectiveSetting): readonly string[] {
  return shownValues(setting, languageOfRun());
}

/** What the target does with the file, where it does not simply start. */
export function verdict(target: TargetListing): string | undefined {
  const told = verdictOf(target);
  return told && say(told);
}
