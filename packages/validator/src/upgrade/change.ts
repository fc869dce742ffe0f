import type { Analysis, Host, Place, Release } from '@mosquitto-conf/config';
import type { Editor } from './editor.js';
import type { ListenerAnchors } from './listener-anchors.js';
import type { Statement } from './statements.js';

/**
 * How a change shows, the most dangerous first.
 *
 * - `refused`: the new release does not start
 * - `opens`: it lets more in
 * - `locks-out`: it keeps people out who came in
 * - `limits`: it carries, keeps or delivers other messages
 * - `deprecated`: it does the same and complains, or a later release will
 */
export const dangers = ['refused', 'opens', 'locks-out', 'limits', 'deprecated'] as const;
/** How a change shows: see {@link dangers}. */
export type Danger = (typeof dangers)[number];

/** What changes for a configuration. */
export interface Finding {
  readonly danger: Danger;
  /** What the new release does differently: one sentence. */
  readonly message: string;
  /** What was edited, or what to do. */
  readonly help: string;
  /** In the text before the edits. */
  readonly place?: Place;
  /** Whether the edits take care of it. */
  readonly edited: boolean;
}

/** What a change looks at and writes to. */
export interface UpgradeContext {
  /** The main file, as the broker is told it. */
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
  /** A release to come, of which only what is announced is known; `to` is the nearest known one. */
  readonly announced: Release | undefined;
}

/** One thing that changed between releases: one file a change. */
export interface Change {
  /** Stable, kebab-case. */
  readonly id: string;
  find(context: UpgradeContext): Iterable<Finding>;
}
