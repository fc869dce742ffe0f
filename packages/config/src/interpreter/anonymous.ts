import { allowAnonymous, passwordFile, pskFile } from '../catalogue/access.js';
import type { Listener } from '../configuration.js';
import { since } from '../release.js';
import type { State } from './state.js';

/** Settles for each listener whether clients may come in without a name (config__read). */
export function settleAnonymous(state: State): void {
  for (const listener of state.listeners) listener.anonymous = mayBeAnonymous(state, listener);
}

function mayBeAnonymous(state: State, listener: Listener): boolean {
  const { release, perListenerSettings, security } = state;
  const own = listener.security.settings.get(allowAnonymous);
  const shared = security.settings.get(allowAnonymous);
  if (!since(release, '2.0')) {
    const place = perListenerSettings ? listener.security : security;
    const set = perListenerSettings ? own : shared;
    return set ?? (!since(release, '1.5') || !asksForNames(place));
  }
  // Up to 2.0.20 `allow_anonymous false` is overruled where no listener was written.
  if (state.localOnly && !since(release, '2.0.21')) return true;
  if (perListenerSettings || own !== undefined) {
    // Up to 2.0 the default listener is made after the defaults are filled in, so unset means true there.
    return own ?? (listener.origin === 'default' && !since(release, '2.1'));
  }
  return shared ?? state.localOnly;
}

/** What makes 1.5 and 1.6 refuse clients without a name where nothing was said. */
function asksForNames({ settings, plugins }: Listener['security']): boolean {
  return settings.has(passwordFile) || settings.has(pskFile) || plugins.length > 0;
}
