import { perListenerSettings as perListenerSettingsDirective } from '../catalogue/general.js';
import type { Configuration } from '../configuration.js';
import { type Release, since } from '../release.js';
import { type Answer, answer } from './answer.js';
import type { AccessDecision } from './decide-access.js';

/**
 * Whether clients keep their permissions while they are not connected, and the line because of which they do not. Some
 * releases forget a client's listener when its connection is closed (net__socket_close). With `per_listener_settings` they
 * then deny it everything (mosquitto_acl_check): messages for its session are not queued, and a delayed will is not published.
 */
export function offlineAccess({ release, perListenerSettings, settings }: Configuration): Answer<boolean> {
  if (!perListenerSettings || !forgetsListeners(release)) return answer(true);
  return answer(false, settings.setting(perListenerSettingsDirective));
}

function forgetsListeners(release: Release): boolean {
  if (!since(release, '1.6')) return !since(release, '1.5.6');
  return since(release, '2.0.12') && !since(release, '2.1');
}

/** Whether a will is published before its client's connection is closed, rather than after (context__disconnect). */
export function sendsWillFirst(release: Release): boolean {
  return !since(release, '1.6') || since(release, '2.0.13');
}

/**
 * What a client may do whose listener is not known: it was forgotten, or the client has not been back since the database was
 * restored. Without `per_listener_settings` it may do everything.
 */
export function decideWithoutListener({ perListenerSettings, settings }: Configuration): AccessDecision {
  const place = settings.setting(perListenerSettingsDirective)?.place;
  return {
    allowed: !perListenerSettings,
    reason: 'listener-unknown',
    ...(perListenerSettings && place ? { place } : {}),
    plugins: [],
    steps: [{ check: 'listener', result: perListenerSettings ? 'denied' : 'allowed' }],
  };
}
