import {
  type Configuration,
  type Listener,
  type Place,
  type Plugin,
  type Security,
  type Setting,
  type Settings,
  since,
} from '@mosquitto-conf/config';
import {
  allowAnonymous,
  bindAddress,
  port as portDirective,
  pskHint,
  requireCertificate,
} from '@mosquitto-conf/config/directives';
import { list } from '../markdown.js';

/** As a person would call it. */
export function nameOf({ port, unixSocketPath }: Listener): string {
  return unixSocketPath === undefined ? `port ${port}` : `the socket ${unixSocketPath}`;
}

/** Several of them. */
export function namesOf(listeners: readonly Listener[]): string {
  return list(listeners.map(nameOf));
}

/** Who decides on access to a listener. */
export function securityOf({ perListenerSettings, security }: Configuration, listener: Listener): Security {
  return perListenerSettings ? listener.security : security;
}

/**
 * Plugins that are asked, each once; from 2.1 those of all listeners as well.
 * @param asked those who decide on access to a listener
 */
export function pluginsFor(
  { release, security }: Configuration,
  asked: readonly (Security | undefined)[],
): readonly Plugin[] {
  const shared = since(release, '2.1') ? security.plugins : [];
  return [...new Set([...shared, ...asked.flatMap((one) => one?.plugins ?? [])])];
}

/** Whether a plugin may have a say in who comes in. */
export function hasPlugins({ security }: Configuration, listener: Listener): boolean {
  return security.plugins.length > 0 || listener.security.plugins.length > 0;
}

/** The line that says whether clients need a name: the listener's own, or the shared one. */
export function anonymousSetting(configuration: Configuration, listener: Listener): Setting | undefined {
  const own = listener.settings.setting(allowAnonymous);
  return (
    own ??
    (configuration.perListenerSettings ? undefined : configuration.security.settings.setting(allowAnonymous))
  );
}

/** The line to go to for a listener; undefined where no line is about it. */
export function placeOf({ place, settings }: Listener): Place | undefined {
  if (place) return place;
  const port = settings.setting(portDirective) ?? settings.setting(bindAddress);
  if (port) return port.place;
  for (const setting of settings) return setting.place;
  return undefined;
}

/** Whether clients must show a certificate, or a key they share with the broker, before they may say anything. */
export function asksForKeys({ settings }: Listener): boolean {
  return settings.get(requireCertificate) || settings.has(pskHint);
}

/** Every setting of every scope, but plugins. */
export function* everySetting(configuration: Configuration): Iterable<Setting> {
  for (const settings of everyScope(configuration)) yield* settings;
}

/** The settings of the broker, of access to it, of each listener and of each bridge. */
export function* everyScope({ settings, security, listeners, bridges }: Configuration): Iterable<Settings> {
  yield settings;
  yield security.settings;
  for (const listener of listeners) yield listener.settings;
  for (const bridge of bridges) yield bridge.settings;
}
