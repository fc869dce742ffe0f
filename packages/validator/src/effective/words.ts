import { at, type Directive, type Release } from '@mosquitto-conf/config';

/** What a value means, where the bare value does not say it. */
export function inWords<T>(directive: Directive<T>, value: T, release: Release): string | undefined {
  return at(directive.kind, release).inWords?.(value);
}
