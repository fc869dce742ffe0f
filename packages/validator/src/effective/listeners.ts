import type { Configuration, Listener, Plugin, Text } from '@mosquitto-conf/config';
import { port as portDirective, protocol } from '@mosquitto-conf/config/directives';
import { anonymousAccess } from '@mosquitto-conf/config/internal';
import { effectiveTexts as texts } from '../texts/effective.js';
import type { EffectiveSection, EffectiveSetting } from './model.js';
import { byDefault, setBy, settingsOf } from './settings.js';

/** The title of a listener, as its line is written. */
export function listenerTitle({ port, host, unixSocketPath }: Listener): string {
  const where = unixSocketPath ?? host;
  return where === undefined ? `listener ${port}` : `listener ${port} ${where}`;
}

function noteOf({ origin, settings }: Listener): Text | undefined {
  if (origin === 'default') return texts.defaultListener;
  if (origin === 'listener') return undefined;
  return settings.get(protocol) === 'http_api' ? texts.localHttpApi : texts.localOnly;
}

/** A listener with its own settings and those that decide who may connect. */
export function listenerSection(configuration: Configuration, listener: Listener): EffectiveSection {
  const note = noteOf(listener);
  const place = listener.place ?? listener.settings.setting(portDirective)?.place;
  return {
    kind: 'listener',
    title: listenerTitle(listener),
    ...(place ? { place } : {}),
    ...(note ? { note } : {}),
    settings: [
      ...securitySettings(configuration, listener),
      ...settingsOf(listener.settings, ['listener'], configuration.release),
    ],
  };
}

/** Who may connect at a listener: by its own settings, or by those that all share. */
function securitySettings(configuration: Configuration, listener: Listener): EffectiveSetting[] {
  const { release, perListenerSettings, security } = configuration;
  const own = settingsOf(listener.security.settings, ['security'], release);
  const chosen = perListenerSettings
    ? own
    : settingsOf(security.settings, ['security'], release, true).map((shared) => {
        const override = listener.security.settings.setting(shared.directive);
        return override ? setBy(override, release) : shared;
      });
  return chosen.map((setting) =>
    setting.name === 'allow_anonymous' ? anonymous(configuration, listener, setting) : setting,
  );
}

/** `allow_anonymous` as it comes out, which may depend on more than the line. */
function anonymous(
  configuration: Configuration,
  listener: Listener,
  setting: EffectiveSetting,
): EffectiveSetting {
  const { value } = anonymousAccess(configuration, listener);
  if (setting.values[0] === String(value)) return setting;
  const because = listener.origin === 'local-only' ? texts.inLocalOnlyMode : undefined;
  return byDefault(setting.directive, configuration.release, value, because);
}

/**
 * The listeners a plugin answers for, in words.
 * @param titleOf what to call a listener
 */
export function usersOf(
  { security, listeners }: Configuration,
  plugin: Plugin,
  titleOf: (listener: Listener) => string = listenerTitle,
): Text {
  if (security.plugins.includes(plugin)) return texts.forAllListeners;
  const used = listeners.filter((listener) => listener.security.plugins.includes(plugin));
  return used.length === 0
    ? texts.noListener
    : texts.forListeners({ listeners: used.map(titleOf).join(', ') });
}
