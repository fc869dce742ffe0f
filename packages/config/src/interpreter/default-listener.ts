import { autoIdPrefix } from '../catalogue/access.js';
import type { Directive } from '../catalogue/directive.js';
import { httpDir } from '../catalogue/websockets.js';
import type { Listener } from '../configuration.js';
import { at, since } from '../release.js';
import type { State } from './state.js';

/** Settings that config__parse_args does not copy to the listener it opens, so they have no effect there. */
const NOT_COPIED: readonly Directive[] = [httpDir, autoIdPrefix];

/**
 * Up to 2.0 the default listener is opened last, if anything was set on it; before 2.0 also where there is no listener
 * at all (config__parse_args).
 */
export function openDefaultListener(state: State): void {
  const listener = state.defaultListener;
  if (since(state.release, '2.1') || !listener) return;
  const aloneIn1x = state.listeners.length === 0 && !since(state.release, '2.0');
  if (!aloneIn1x && !isUsed(state, listener)) return;
  for (const directive of NOT_COPIED) listener.settings.remove(directive);
  state.listeners.push(listener);
}

function isUsed(state: State, listener: Listener): boolean {
  if (listener.security.plugins.length > 0) return true;
  for (const { directive, value } of listener.settings) {
    if (!at(directive.opensDefault ?? true, state.release)) continue;
    if (value !== at(directive.default, state.release)) return true;
  }
  return false;
}
