import { autoIdPrefix } from '../catalogue/access.js';
import { perListenerSettings as perListenerSettingsDirective } from '../catalogue/general.js';
import type { Configuration, Listener, Setting } from '../configuration.js';
import { at, since } from '../release.js';
import { rereadDefault } from './reread-default.js';

/** A line at which every reload of a configuration stops. */
export interface ReloadRefusal {
  readonly setting: Setting;
  /** What the broker logs. */
  readonly line: string;
}

/**
 * The line at which a release refuses a configuration on reload that it started with. No line is applied then; the access
 * files are still read again (config__read, and the reload in mosquitto_main_loop, which ignores its outcome).
 * @param configuration as it is read again
 * @param running what it was started with, if that is another
 */
export function reloadRefusal(
  configuration: Configuration,
  running: Configuration = configuration,
): ReloadRefusal | undefined {
  const { release, settings, listeners } = configuration;
  if (since(release, '2.1')) {
    const { refused } = rereadDefault(configuration);
    if (!refused) return undefined;
    const { name } = refused.directive;
    return { setting: refused, line: `Error: The '${name}' option requires a listener to be defined first.` };
  }
  if (!running.perListenerSettings) return undefined;
  const setting = settings.setting(perListenerSettingsDirective);
  // What was a local variable until 1.5.6, and is cleared on reload since 1.6.8, tells of the security settings read before.
  if (setting && since(release, '1.5.7') && !since(release, '1.6.8') && hasSecuritySettings(running))
    return {
      setting,
      line: 'Error: per_listener_settings must be set before any other security settings.',
    };
  // What a listener was given is not cleared, and this one counts as set twice. From 1.6 each is given the default at the start.
  const isGiven = since(release, '1.6') || running.listeners.some(hasPrefix);
  for (const { security } of listeners) {
    const prefix = security.settings.setting(autoIdPrefix);
    if (prefix && isGiven)
      return { setting: prefix, line: 'Error: Duplicate auto_id_prefix value in configuration.' };
  }
  return undefined;
}

function hasPrefix({ security }: Listener): boolean {
  return security.settings.has(autoIdPrefix);
}

function hasSecuritySettings({ release, security, listeners, plugins }: Configuration): boolean {
  if (plugins.length > 0) return true;
  return [security, ...listeners.map((listener) => listener.security)].some(({ settings }) =>
    [...settings].some(({ directive }) => at(directive.settlesSecurity ?? false, release)),
  );
}
