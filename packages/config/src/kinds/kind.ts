import type { DirectiveLine } from '@mosquitto-conf/grammar';
import type { Code } from '../codes.js';
import type { Host } from '../host.js';
import { type Release, since } from '../release.js';
import type { Text } from '../text.js';

/** A directive's line as a value kind gets to see it. */
export interface ValueInput {
  readonly line: DirectiveLine;
  /** The directive's name as the file spells it, without the suffix of a family. */
  readonly name: string;
  readonly release: Release;
  readonly host: Host;
}

/** A value that the target accepts. */
export interface ValueReading<T> {
  readonly outcome: 'value';
  readonly value: T;
  /** A warning with which the broker continues: a value outside of the range, a name that does not resolve. */
  readonly remark?: {
    readonly level: 'warning' | 'notice';
    readonly code: Code;
    readonly message: Text;
    readonly why?: Text;
    readonly help?: Text;
    readonly meant?: string;
    readonly start?: number;
    readonly end?: number;
  };
}

/** A value that the target does not accept. */
export interface Flaw {
  /**
   * `refused`: the broker stops. `ignored`: it complains and continues without the line. `cleared`: it continues without the
   * line and without what an earlier line set.
   */
  readonly outcome: 'refused' | 'ignored' | 'cleared';
  readonly code: Code;
  readonly message: Text;
  readonly why?: Text;
  readonly help?: Text;
  /** The release does not refuse: it crashes. */
  readonly crashes?: true;
  /** What was probably meant: a text to replace the offending part. */
  readonly meant?: string;
  /** The offending part, where it is not the whole value. */
  readonly start?: number;
  readonly end?: number;
}

/** What the target makes of a value. */
export type Reading<T> = ValueReading<T> | Flaw;

/** A word that a person may write, with what it means. */
export interface Choice {
  readonly word: string;
  readonly summary: string;
  readonly first?: string;
}

/** The choices a release has. */
export function choicesOf<C extends Choice>(choices: readonly C[], release: Release): readonly C[] {
  return choices.filter(({ first }) => !first || since(release, first));
}

/** One of the words of a kind that takes several, in their order. */
export interface Parameter {
  /** As a signature shows it: `PORT`. */
  readonly name: string;
  /** What a person should write for it. */
  readonly expects: string;
  readonly optional?: true;
  /** Of the last one: any number of them may follow. */
  readonly repeats?: true;
  readonly first?: string;
  /** From which release quotation marks may hold blanks together in it. */
  readonly quotedSince?: string;
  /** Words to offer for it, be they all there are or usual ones. */
  readonly choices?: readonly Choice[];
}

/** How each release reads a value of type `T`, and how a person should write it. */
export interface Kind<T = unknown> {
  /** Stable, kebab-case: `boolean`, `duration`, … */
  readonly name: string;
  /** What a person should write: `true or false`. */
  readonly expects: string;
  /** The words of a closed set, in the order to offer them. */
  readonly words?: (release: Release) => readonly string[];
  /** Words to offer with what they mean: those of a closed set, or usual ones. */
  readonly choices?: (release: Release) => readonly Choice[];
  /** What it takes, where that is more than one word. */
  readonly parameters?: readonly Parameter[];
  /** Whether the broker keeps a copy of what was written, for which `memory_limit` must leave room. */
  readonly keepsText?: true;
  read(input: ValueInput): Reading<T>;
  /** What a value means, where the bare value does not say it: `1 day`, `no limit`. */
  inWords?(value: T): Text | undefined;
  /** The path of a file or folder that a value names. */
  path?(value: T): string | undefined;
  /** A value as a person would write it, so that reading it gives the same; absent where `String(value)` does. */
  write?(value: T, release: Release): string;
}

/** A value as it would stand behind the directive's name. */
export function writeValue<T>(kind: Kind<T>, value: T, release: Release): string {
  return kind.write ? kind.write(value, release) : String(value);
}
