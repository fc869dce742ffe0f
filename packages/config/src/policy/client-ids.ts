import { allowZeroLengthClientid, autoIdPrefix, clientidPrefixes } from '../catalogue/access.js';
import { useUsernameAsClientid } from '../catalogue/listener-clients.js';
import type { Configuration, Listener, Security } from '../configuration.js';
import { since } from '../release.js';
import { type Answer, answer, settingAnswer } from './answer.js';

/** What client ids a listener accepts and makes. */
export interface ClientIdPolicy {
  /** Whether clients of MQTT 3.1.1 and 5.0 may leave their id to the broker. */
  readonly mayBeEmpty: Answer<boolean>;
  /** What the ids begin with that the broker makes. */
  readonly generatedPrefix: Answer<string>;
  /** What all ids have to begin with; `''` where any will do. */
  readonly requiredPrefix: Answer<string>;
  /** Whether the username takes the place of the id. */
  readonly isUsername: Answer<boolean>;
}

/** What client ids a listener accepts and makes, and the lines that say so. */
export function clientIdPolicy(configuration: Configuration, listener: Listener): ClientIdPolicy {
  const { perListenerSettings, security, settings } = configuration;
  const scope = perListenerSettings ? listener.security : security;
  const prefixes = settingAnswer(settings, clientidPrefixes);
  return {
    mayBeEmpty: mayBeEmpty(configuration, scope),
    generatedPrefix: generatedPrefix(configuration, listener, scope),
    requiredPrefix: answer(prefixes.value ?? '', prefixes.setting),
    isUsername: settingAnswer(listener.settings, useUsernameAsClientid),
  };
}

function mayBeEmpty(
  { release, perListenerSettings }: Configuration,
  { settings }: Security,
): Answer<boolean> {
  const setting = settings.setting(allowZeroLengthClientid);
  if (setting) return answer(setting.value, setting);
  // Before 1.6.8 a listener began with `false` instead of the default (config__read_file_core).
  return answer(!perListenerSettings || since(release, '1.6.8'));
}

function generatedPrefix(
  { release, perListenerSettings }: Configuration,
  { origin, security }: Listener,
  { settings }: Security,
): Answer<string> {
  // From 2.1 a listener may have one of its own in both modes.
  const own = security.settings.setting(autoIdPrefix);
  if (own) return answer(own.value, own);
  // From 2.1 each is given the prefix at the start, and has none once a reload has come to its line (listener__set_defaults).
  if (since(release, '2.1') && security.settings.get(autoIdPrefix) === undefined) return answer('');
  // Up to 2.0 listeners that are made after the defaults are filled in have none.
  const isTooLate = perListenerSettings && origin !== 'listener' && !since(release, '2.1');
  const value = isTooLate ? undefined : settings.get(autoIdPrefix);
  return answer(value ?? '', settings.setting(autoIdPrefix));
}
