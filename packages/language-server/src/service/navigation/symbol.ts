import type { Place } from '@mosquitto-conf/config';
import type { Location } from 'vscode-languageserver-types';
import type { Project } from '../project.js';

/** A place where something is named: a user, a plugin, a file, … */
export interface Found {
  /** The same for all that names the same symbol, among symbols of one kind. The name itself where it can be renamed. */
  readonly key: string;
  /** The files that names are unique in, where that is not the whole configuration. */
  readonly among?: string;
  /** As the broker reads it. */
  readonly name: string;
  readonly place: Place;
  /** Whether this is where the thing comes from. */
  readonly declares: boolean;
}

export interface Occurrence extends Found {
  readonly kind: SymbolKind;
}

/** A kind of thing that lines name. */
export interface SymbolKind {
  /** As a person calls such a thing. */
  readonly noun: string;
  /** Every place of every file that names such a thing. */
  find(project: Project): Iterable<Found>;
  /**
   * Where a thing comes from, if that is not simply where it is declared.
   * @param same every place that names the same
   */
  definition?(project: Project, symbol: Occurrence, same: readonly Occurrence[]): readonly Location[];
  /** What belongs to a thing without naming it. */
  members?(project: Project, symbol: Occurrence): readonly Place[];
  /** How it is renamed; absent where it cannot be. */
  readonly rename?: Renaming;
}

export interface Renaming {
  /** What keeps a thing from being renamed, whatever the new name; a sentence. */
  obstacle?(project: Project, symbol: Occurrence): string | undefined;
  /** What the new name would change, found by reading the configuration as it would be; a sentence. */
  difference?(before: Project, after: Project, symbol: Occurrence, newName: string): string | undefined;
}
