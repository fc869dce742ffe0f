import { autoIdPrefix } from '../catalogue/access.js';
import type { Directive } from '../catalogue/directive.js';
import type { Configuration, Listener, Settings } from '../configuration.js';
import { at, type Release, since } from '../release.js';
import { setUpAtStart } from './effort.js';
import { type LinePlace, precedes } from './line-order.js';
import { asReread } from './reread-default.js';
import { runningListener } from './running-listener.js';

/**
 * What is in force after a reload: of each line what `Directive.reload` says, of the running configuration everything else.
 * @param running what is in force before
 * @param read the configuration, read again
 * @param stop the line at which the reload stops reading (`reloadStop`)
 */
export function reloadedConfiguration(
  running: Configuration,
  read: Configuration,
  stop?: LinePlace,
): Configuration {
  const { release } = running;
  const reread = asReread(read);
  const listeners = running.listeners.map((listener) => reloadedListener(listener, running, reread, stop));
  // What is wrong leaves everything as it was, but for the listeners above it.
  if (stop) return { ...running, listeners };
  const security = {
    ...running.security,
    settings: reloadedSettings(running.security.settings, read.security.settings, release),
  };
  // Its default is filled in at the start alone (config__check).
  if (!since(release, '2.1')) security.settings.setDefault(autoIdPrefix, undefined);
  return {
    ...running,
    files: read.files,
    settings: reloadedSettings(running.settings, read.settings, release),
    security: running.perListenerSettings ? running.security : security,
    listeners,
    bridges: since(release, '2.1') ? read.bridges : running.bridges,
  };
}

function reloadedListener(
  listener: Listener,
  running: Configuration,
  read: Configuration,
  stop: LinePlace | undefined,
): Listener {
  const { release } = running;
  // What the default listener is given again is kept apart, and lost (config__copy).
  if (listener.origin !== 'listener') return listener;
  const again = read.listeners.findLast(
    (one) => one.origin === 'listener' && runningListener(running, one) === listener,
  );
  const isRead = (place: LinePlace) => !stop || precedes(place, stop, read);
  if (!again?.place || !isRead(again.place)) return listener;
  const cut = (settings: Settings) => settings.filter(({ place }) => isRead(place));
  const clears = (directive: Directive) => isCleared(directive, release);
  const settings = reloadedSettings(listener.settings, cut(again.settings), release, clears);
  const isShared = listener.security.settings === listener.settings;
  const security = {
    ...listener.security,
    settings: isShared
      ? settings
      : reloadedSettings(listener.security.settings, cut(again.security.settings), release, clears),
  };
  if (since(release, '2.1')) security.settings.setDefault(autoIdPrefix, undefined);
  return {
    ...listener,
    place: again.place,
    settings,
    security,
  };
}

/** Whether a listener loses a setting that is no longer in the file; before 2.1 it keeps files (listener__set_defaults). */
function isCleared({ name, sets, scope }: Directive, release: Release): boolean {
  if (since(release, '2.1') || at(scope, release) !== 'security') return true;
  const set = sets?.name ?? name;
  return set === 'allow_anonymous' || (set === 'allow_zero_length_clientid' && since(release, '1.6'));
}

/** @param clears whether a line that is gone is applied as well */
function reloadedSettings(
  running: Settings,
  read: Settings,
  release: Release,
  clears: (directive: Directive) => boolean = () => true,
): Settings {
  const settings = running.copy();
  for (const { directive } of [...running, ...read]) {
    const reload = at(directive.reload, release);
    if (reload === 'reset') settings.remove(directive);
    if (reload !== 'applied' || (!read.has(directive) && !clears(directive))) continue;
    const [was, is] = [running, read].map((one) => (one.has(directive) ? one.get(directive) : undefined));
    if (setUpAtStart(directive, was, is, running) === undefined) settings.adopt(directive, read);
  }
  return settings;
}
