import type { Place, Text } from '@mosquitto-conf/config';
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
  /** Whether this is the definition. */
  readonly declares: boolean;
}

export interface Occurrence extends Found {
  readonly kind: SymbolKind;
}

/** A kind of symbol. */
export interface SymbolKind {
  /** What it is called in messages. */
  readonly noun: string;
  /** Every place of every file with such a symbol. */
  find(project: Project): Iterable<Found>;
  /**
   * The definition of a symbol, if that is not its declaration.
   * @param same every place that names the same
   */
  definition?(project: Project, symbol: Occurrence, same: readonly Occurrence[]): readonly Location[];
  /** What belongs to a symbol without naming it. */
  members?(project: Project, symbol: Occurrence): readonly Place[];
  /** How it is renamed; absent where it cannot be. */
  readonly rename?: Renaming;
}

export interface Renaming {
  /** How a name is written in the files, where that is not the name itself. */
  write?(name: string): string;
  /** Why a symbol cannot be renamed, whatever the new name; one sentence. */
  obstacle?(project: Project, symbol: Occurrence): Text | undefined;
  /** What the new name would change, found by reading the configuration as it would be; a sentence. */
  difference?(before: Project, after: Project, symbol: Occurrence, newName: string): Text | undefined;
}
