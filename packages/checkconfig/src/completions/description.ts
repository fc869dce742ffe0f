/** An option as completions need it. */
export interface OptionDescription {
  readonly flags: readonly string[];
  readonly summary: string;
  /** Words it takes; undefined for anything or nothing. */
  readonly choices?: readonly string[];
  readonly takesValue: boolean;
}

/** A command as completions need it. */
export interface CommandDescription {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly OptionDescription[];
  readonly arguments: readonly string[];
}
