import { allowAnonymous, passwordFile, pskFile } from '../catalogue/access.js';
import type { Configuration, Listener, Security } from '../configuration.js';
import { since } from '../release.js';
import { type Answer, answer } from './answer.js';

/**
 * Whether anonymous clients may connect at a listener, and the line that says so. Plugins may still decide
 * otherwise (config__read, and the check in handle__connect or, from 2.0, mosquitto_unpwd_check).
 */
export function anonymousAccess(configuration: Configuration, listener: Listener): Answer<boolean> {
  const { release } = configuration;
  if (!since(release, '2.0')) return upTo16(configuration, listener);
  if (!since(release, '2.1')) return of20(configuration, listener);
  return from21(configuration, listener);
}

/** Unset, it is true in 1.4; in 1.5 and 1.6 it is true unless something that knows usernames is set. */
function upTo16(configuration: Configuration, listener: Listener): Answer<boolean> {
  const { release, perListenerSettings, security } = configuration;
  const place = perListenerSettings ? listener.security : security;
  const setting = place.settings.setting(allowAnonymous);
  if (setting) return answer(setting.value, setting);
  // The default listener is made after the defaults are filled in (config__parse_args), so that unset means true there.
  const isTooLate = perListenerSettings && listener.origin === 'default';
  return answer(!since(release, '1.5') || isTooLate || !knowsUsernames(place, configuration));
}

/** In 1.6 plugins are loaded only after this is settled, so that they do not count. */
function knowsUsernames({ settings, plugins }: Security, { release }: Configuration): boolean {
  const hasPlugins = !since(release, '1.6') && plugins.length > 0;
  return settings.has(passwordFile) || settings.has(pskFile) || hasPlugins;
}

function of20(configuration: Configuration, listener: Listener): Answer<boolean> {
  const { release, perListenerSettings, security, localOnly } = configuration;
  const shared = security.settings.setting(allowAnonymous);
  if (perListenerSettings) {
    // The two loopback listeners are given `true`; since 2.0.21 what is shared, which nothing can set in this mode.
    if (listener.origin === 'local-only') return answer(true);
    const own = listener.security.settings.setting(allowAnonymous);
    // The default listener is made after the defaults are filled in, so that unset means true there.
    return own ? answer(own.value, own) : answer(listener.origin === 'default');
  }
  // Up to 2.0.20 the shared `allow_anonymous false` is overruled where no line asks for a listener.
  if (localOnly && !since(release, '2.0.21')) return answer(true);
  return shared ? answer(shared.value, shared) : answer(localOnly);
}

/** From 2.1 a listener may have a setting of its own in both modes (mosquitto_basic_auth). */
function from21(configuration: Configuration, listener: Listener): Answer<boolean> {
  const { perListenerSettings, security, localOnly } = configuration;
  const own = listener.security.settings.setting(allowAnonymous);
  const shared = perListenerSettings ? undefined : security.settings.setting(allowAnonymous);
  const setting = own ?? shared;
  return setting ? answer(setting.value, setting) : answer(localOnly);
}
