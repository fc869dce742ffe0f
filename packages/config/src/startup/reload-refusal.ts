import { autoIdPrefix } from '../catalogue/access.js';
import { perListenerSettings as perListenerSettingsDirective } from '../catalogue/general.js';
import type { Configuration, Setting } from '../configuration.js';
import { at, since } from '../release.js';

/** A line at which every reload of a configuration stops. */
export interface ReloadRefusal {
  readonly setting: Setting;
  /** What the broker logs. */
  readonly line: string;
}

/**
 * The line at which a release refuses a configuration on reload that it started with. No line is applied then; the access
 * files are still read again (config__read, and the reload in mosquitto_main_loop, which ignores its outcome).
 */
export function reloadRefusal(configuration: Configuration): ReloadRefusal | undefined {
  const { release, perListenerSettings, settings, listeners } = configuration;
  if (!perListenerSettings || since(release, '2.1')) return undefined;
  const setting = settings.setting(perListenerSettingsDirective);
  // What was a local variable until 1.5.6, and is cleared on reload since 1.6.8, tells of the security settings read before.
  if (setting && since(release, '1.5.7') && !since(release, '1.6.8') && hasSecuritySettings(configuration))
    return {
      setting,
      line: 'Error: per_listener_settings must be set before any other security settings.',
    };
  // What a listener was given is not cleared, and this one counts as set twice.
  for (const { security } of listeners) {
    const prefix = security.settings.setting(autoIdPrefix);
    if (prefix) return { setting: prefix, line: 'Error: Duplicate auto_id_prefix value in configuration.' };
  }
  return undefined;
}

function hasSecuritySettings({ release, security, listeners, plugins }: Configuration): boolean {
  if (plugins.length > 0) return true;
  return [security, ...listeners.map((listener) => listener.security)].some(({ settings }) =>
    [...settings].some(({ directive }) => at(directive.settlesSecurity ?? false, release)),
  );
}
