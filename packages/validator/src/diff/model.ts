import type { Place, Release, Text } from '@mosquitto-conf/config';
import type { Effort } from '@mosquitto-conf/config/internal';
import type { AccessChange } from '../access/index.js';
import type { EffectiveSetting, SectionKind } from '../effective/model.js';

/** What one of the two configurations has. */
export interface ChangeSide {
  /** As it would be written; none where nothing is set, or where it is a secret. */
  readonly values: readonly (string | Text)[];
  /** A password or a key, which is not shown. */
  readonly secret?: true;
  readonly words?: Text;
  /** The lines that say so; empty where the target's default holds. */
  readonly places: readonly Place[];
}

export type { Effort };

/** A change of meaning. */
export interface Change {
  readonly kind: 'added' | 'removed' | 'changed';
  /** `access`: a line of a password, ACL or PSK file. */
  readonly section: SectionKind | 'access';
  /** The section or file, by the name it has in the new configuration if it is there: `listener 8883`. */
  readonly title: string | Text;
  /** The directive, or the user or topic; absent where a whole section came or went. */
  readonly name?: string | Text;
  readonly old?: ChangeSide;
  readonly new?: ChangeSide;
  /** Of a section that came or went: what is set in it. */
  readonly settings?: readonly EffectiveSetting[];
  readonly effort: Effort;
  /** Why a reload does not take it, or what to know if it does. */
  readonly why?: Text;
}

/** A setting that a reload would reset although it did not change. */
export interface Caution {
  readonly title: string;
  readonly name: string;
  readonly value: string;
  readonly becomes: string;
  readonly place: Place;
}

/** What changes from one configuration to another, as a release reads both. */
export interface ConfigurationDiff {
  readonly release: Release;
  readonly changes: readonly Change[];
  /** What clients may do with one of them and not with the other; none where access files were not read. */
  readonly access: readonly AccessChange[];
  /** Settings that did not change and that a reload for the changes would reset. */
  readonly cautions: readonly Caution[];
  /** What the broker needs to take all changes; undefined where there are none. */
  readonly effort: Effort | undefined;
}
