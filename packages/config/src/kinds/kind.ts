import type { DirectiveLine } from '@mosquitto-conf/grammar';
import type { Host } from '../host.js';
import type { Release } from '../release.js';

/** A directive's line as a value kind gets to see it. */
export interface ValueInput {
  readonly line: DirectiveLine;
  /** The directive's name as the file spells it, without the suffix of a family. */
  readonly name: string;
  readonly release: Release;
  readonly host: Host;
}

/** What the target makes of a value. */
export type Reading =
  | {
      readonly outcome: 'value';
      readonly value: unknown;
      /** Said by the broker though it goes on: a value it moved into its range, a name that does not resolve. */
      readonly remark?: {
        readonly level: 'warning' | 'notice';
        readonly code: string;
        readonly message: string;
        readonly help?: string;
        readonly meant?: string;
        readonly start?: number;
        readonly end?: number;
      };
    }
  | {
      /** `refused`: the broker stops. `ignored`: it complains and goes on without the line. */
      readonly outcome: 'refused' | 'ignored';
      readonly code: string;
      readonly message: string;
      readonly why?: string;
      readonly help?: string;
      /** What was probably meant: a text to stand in place of the offending part. */
      readonly meant?: string;
      /** The offending part, where it is not the whole value. */
      readonly start?: number;
      readonly end?: number;
    };

/** How each release reads a value, and how a person should write it. */
export interface Kind {
  /** Stable, kebab-case: `boolean`, `duration`, … */
  readonly name: string;
  /** What a person should write: `true or false`. */
  readonly expects: string;
  /** The words of a closed set, in the order to offer them. */
  readonly words?: (release: Release) => readonly string[];
  /** Whether the broker keeps a copy of what was written, for which `memory_limit` must leave room. */
  readonly keepsText?: true;
  read(input: ValueInput): Reading;
  /** A value as a person would write it, so that reading it gives the same; absent where `String(value)` does. */
  write?(value: unknown, release: Release): string;
}

/** A value as it would stand behind the directive's name. */
export function writeValue(kind: Kind, value: unknown, release: Release): string {
  return kind.write ? kind.write(value, release) : String(value);
}
