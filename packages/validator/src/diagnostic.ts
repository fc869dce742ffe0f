import type { Text } from '@mosquitto-conf/config';
import type { Range, TextEdit } from '@mosquitto-conf/grammar';

/** `error` exactly where the target refuses to start. */
export type Severity = 'error' | 'warning' | 'info';

/** A change that settles a diagnostic. */
export interface Fix {
  /** What it does, as a command: `Remove the spaces before #`. */
  readonly title: string;
  /** Whether the broker does the same afterwards, but for what was wrong. */
  readonly safe: boolean;
  /**
   * Whether only a person can decide on it: it allows more clients to connect, opens a port, or removes a line that may be meant
   * to keep clients out. Such a fix is offered by itself, and never applied together with others.
   */
  readonly decision?: true;
  readonly edits: readonly FileEdit[];
}

/** A fix whose title is not yet written in a language. */
export type Repair = Omit<Fix, 'title'> & { readonly title: Text };

/** An edit of one file, by the path the broker knows it by. */
export interface FileEdit {
  readonly file: string;
  /** Whether there is no such file yet: it is made, for its owner alone, with the text of the edit. */
  readonly create?: true;
  readonly edit: TextEdit;
}

/** A place that belongs to a diagnostic. */
export interface Related {
  /** What is there. */
  readonly message: string;
  /** As the broker knows the file; where it is a file of another broker, as a person or an editor here calls it. */
  readonly file: string;
  /** Whether the file is one of the broker at the other end of a bridge. */
  readonly ofFarEnd?: true;
  readonly range: Range;
}

/** What a person should know about a place in a file. */
export interface Diagnostic {
  /** Stable, kebab-case. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong. */
  readonly message: string;
  /** Why it matters. */
  readonly why?: string;
  /** What to do about it. */
  readonly help?: string;
  /** As the broker knows the file. */
  readonly file: string;
  readonly range: Range;
  /** Other places that belong to it. */
  readonly related?: readonly Related[];
  readonly fixes: readonly Fix[];
}

/** What counts for more comes first. */
export const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** By file, then place, then severity, then rule. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    rank[a.severity] - rank[b.severity] ||
    compareText(a.rule, b.rule)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
