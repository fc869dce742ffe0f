import { writeValue } from '../kinds/kind.js';
import { at, type Release } from '../release.js';
import type { Directive } from './directive.js';

/**
 * The default of a directive as lines would say it: one value, or one for each line where lines add up.
 * @returns an empty list where there is none
 */
export function defaultValues(directive: Directive, release: Release): readonly string[] {
  const value = at(directive.default, release);
  if (value === undefined) return [];
  const kind = at(directive.kind, release);
  const all = Array.isArray(value) && at(directive.repeat, release) === 'add' ? value : [value];
  return all.map((one) => writeValue(kind, one, release));
}
