import type { Analysis, Host, Place, Release, Text } from '@mosquitto-conf/config';
import type { AnyTexts } from '@mosquitto-conf/config/internal';
import { dangerTexts } from './danger-texts.js';
import type { Editor } from './editor.js';
import type { ListenerAnchors } from './listener-anchors.js';
import type { Statement } from './statements.js';

/**
 * The effect of a change, the most dangerous first.
 *
 * - `refused`: the new release does not start
 * - `opens`: clients get access that they did not have
 * - `locks-out`: clients lose access that they had
 * - `limits`: the broker accepts, keeps or delivers other messages
 * - `deprecated`: the behavior is the same, but this release or a later one logs a warning
 */
export const dangers = ['refused', 'opens', 'locks-out', 'limits', 'deprecated'] as const;
/** The effect of a change: see {@link dangers}. */
export type Danger = (typeof dangers)[number];

/** Titles of lists of changes. */
export const dangerTitles: Readonly<Record<Danger, Text>> = {
  refused: dangerTexts.refused,
  opens: dangerTexts.opens,
  'locks-out': dangerTexts.locksOut,
  limits: dangerTexts.limits,
  deprecated: dangerTexts.deprecated,
};

/** What changes for a configuration. */
export interface Finding {
  readonly danger: Danger;
  /** What the new release does differently: one sentence. */
  readonly message: string;
  /** What was edited, or what to do. */
  readonly help: string;
  /** In the text before the edits. */
  readonly place?: Place;
  /** Whether the edits preserve the old behavior. */
  readonly edited: boolean;
}

/** A finding that is not yet written in a language. */
export interface FoundChange extends Omit<Finding, 'message' | 'help'> {
  readonly message: Text;
  readonly help: Text;
}

/** What a change looks at and writes to. */
export interface UpgradeContext {
  /** The main file, as it is named to the broker. */
  readonly main: string;
  readonly from: Release;
  readonly to: Release;
  /** What the old release makes of the files. */
  readonly before: Analysis;
  readonly statements: readonly Statement[];
  readonly editor: Editor;
  /** Where each listener begins once the edits are made. */
  readonly anchors: ListenerAnchors;
  readonly host: Host;
  /** A future release of which only announcements are known; `to` is then the nearest known release. */
  readonly announced: Release | undefined;
}

/** A difference between releases; each has a file of its own. */
export interface Change {
  /** Stable, kebab-case. */
  readonly id: string;
  readonly texts: AnyTexts;
  find(context: UpgradeContext): Iterable<FoundChange>;
}
