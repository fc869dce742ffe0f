import type { Directive } from '../catalogue/directive.js';
import type { Setting, Settings } from '../configuration.js';
import type { Place } from '../report.js';

/** What holds, and the line that says so. */
export interface Answer<T> {
  readonly value: T;
  /** The setting it comes from; undefined where the release's default holds. */
  readonly setting: Setting | undefined;
}

/** An answer from a setting that is in force, or the default. */
export function answer<T>(value: T, setting?: Setting): Answer<T> {
  return { value, setting };
}

/** What holds for a directive: its setting, or the default. */
export function settingAnswer<T, V>(settings: Settings, directive: Directive<T, V>): Answer<V> {
  return answer(settings.get(directive), settings.setting(directive));
}

/** The line that an answer comes from; undefined where the release's default holds. */
export function placeOfAnswer({ setting }: Answer<unknown>): Place | undefined {
  return setting?.place;
}
