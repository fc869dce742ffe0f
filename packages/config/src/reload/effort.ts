import type { Directive } from '../catalogue/directive.js';
import type { Listener } from '../configuration.js';
import { writeValue } from '../kinds/kind.js';
import { at, type Release } from '../release.js';

/** How a change gets into a running broker. */
export type Effort = 'reload' | 'restart';

/** What a reload does with a change. */
export interface Taken {
  readonly effort: Effort;
  /** Why a restart is needed, where that says more. */
  readonly why?: string;
}

/**
 * What a reload does with a changed line.
 * @param value what it is to be
 * @param listener whose setting it is; up to 2.0 the default listener is left out of what is reset
 */
export function takenBy(directive: Directive, release: Release, value?: string, listener?: Listener): Taken {
  switch (at(directive.reload, release)) {
    case 'applied':
      return { effort: 'reload' };
    case 'reread':
      return {
        effort: 'restart',
        why: 'a reload reads only the file that was set at the start',
      };
    case 'reset':
      if (listener?.origin === 'default') return RESTART;
      if (value === defaultOf(directive, release)) return { effort: 'reload' };
      return {
        effort: 'restart',
        why: `a reload resets it to the default, ${defaultOf(directive, release)}`,
      };
    case 'ignored':
      return RESTART;
  }
}

const RESTART: Taken = { effort: 'restart' };

export const ADDED_LISTENER: Taken = {
  effort: 'restart',
  why: 'a reload stops at a new listener',
};

export const REMOVED_LISTENER: Taken = { effort: 'restart', why: 'a reload does not close listeners' };

/** The default as it would be written. */
export function defaultOf(directive: Directive, release: Release): string {
  return writeValue(at(directive.kind, release), at(directive.default, release), release);
}
