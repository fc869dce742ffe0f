import {
  at,
  type Configuration,
  type Listener,
  type ListenerPolicy,
  type Place,
  type Setting,
  type Settings,
} from '@mosquitto-conf/config';

/** What rules may conclude from. */
export interface Known {
  readonly configuration: Configuration;
  readonly policies: readonly ListenerPolicy[];
}

/**
 * What holds whatever the unread parts of a configuration say. Any file may have lines for the default listener, a line in
 * an unread part may replace a setting that is above it, and what follows an unread part may belong to another listener.
 */
export function knownPart(configuration: Configuration, policies: readonly ListenerPolicy[]): Known {
  const isOwn = (listener: Listener) =>
    listener.origin !== 'default' && !configuration.unread.some((place) => isBehind(place, listener));
  const stays = (setting: Setting) =>
    at(setting.directive.repeat, configuration.release) !== 'replace' ||
    !configuration.unread.some((place) => isAbove(configuration, setting.place, place));
  return {
    configuration: {
      ...configuration,
      settings: only(configuration.settings, stays),
      security: { ...configuration.security, settings: only(configuration.security.settings, stays) },
      listeners: configuration.listeners.filter(isOwn),
    },
    policies: policies.filter(({ listener }) => isOwn(listener)),
  };
}

function only(settings: Settings, stays: (setting: Setting) => boolean): Settings {
  const known = settings.copy();
  for (const setting of settings) if (!stays(setting)) known.remove(setting.directive);
  return known;
}

/** Whether a line is read before another, which includes files. */
function isAbove(configuration: Configuration, { file, line }: Place, unread: Place): boolean {
  const includedBy = configuration.files.find(({ path }) => path === file)?.includedBy;
  return (includedBy?.line ?? line) <= unread.line;
}

/** Whether any line of a listener is below an unread part that is below the listener's first line. */
function isBehind(unread: Place, { place, settings, security }: Listener): boolean {
  if (place?.file !== unread.file || place.line > unread.line) return false;
  const lines = [...settings, ...security.settings, ...security.plugins].map((one) => one.place);
  return lines.some(({ file, line }) => file === unread.file && line > unread.line);
}
