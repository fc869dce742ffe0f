import { at, type Directive, type Release, type Text } from '@mosquitto-conf/config';
import { specialNumber } from '@mosquitto-conf/config/internal';

/** What a value means, where the bare value does not say it. */
export function inWords<T>(directive: Directive<T>, value: T, release: Release): Text | undefined {
  const special =
    typeof value === 'number' ? specialNumber(directive as Directive, value, release) : undefined;
  return special ?? at(directive.kind, release).inWords?.(value);
}

/** What the default means, where the bare value does not say it, and there is one. */
export function defaultInWords(directive: Directive, release: Release): Text | undefined {
  const value = at(directive.default, release);
  return value === undefined ? undefined : inWords(directive, value, release);
}
