import type { Input } from '../../read-input.js';
import type { OutputFormat } from '../format.js';

/** A line that sets something. */
export interface ActiveLine {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly directive: string;
  readonly value: string;
  /** The line as it is in the file. */
  readonly text: string;
}

/** What a format of `checkconfig active` is given. */
export interface ActiveLines {
  readonly input: Input;
  /** In the order that the broker reads them. */
  readonly lines: readonly ActiveLine[];
  /** What the release says of them if it refuses them. */
  readonly refused?: { readonly message: string } | undefined;
}

/** Makes a text of active lines. */
export type ActiveFormat = OutputFormat<ActiveLines>;
