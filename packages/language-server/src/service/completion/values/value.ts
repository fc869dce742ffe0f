import { at, type Plugin, type Settings } from '@mosquitto-conf/config';
import { writeValue } from '@mosquitto-conf/config/internal';
import type { Cursor, Written } from '../../cursor.js';
import type { WordDocument } from '../../parsed-document.js';
import type { Offer } from '../offer.js';

/** A value that is being written, with what decides what may stand there. */
export interface Value extends Written {
  readonly document: WordDocument;
  readonly cursor: Cursor;
  /** The settings its line belongs to. */
  readonly settings: Settings | undefined;
  /** The plugin above it. */
  readonly plugin: Plugin | undefined;
}

/** Offers for the values of a kind. */
export type Provider = (value: Value) => readonly Offer[];

/** The default as it would be written; undefined for none, and for a list of several lines. */
export function standardOf({ directive, kind, document }: Value): string | undefined {
  const { release } = document.project;
  const standard = at(directive.default, release);
  return standard === undefined || Array.isArray(standard) ? undefined : writeValue(kind, standard, release);
}
