import { at, type Bridge, type Configuration, type Plugin, since } from '@mosquitto-conf/config';
import {
  address as addressDirective,
  globalPlugin,
  plugin as pluginDirective,
  pluginOpt,
  topic as topicDirective,
} from '@mosquitto-conf/config/directives';
import {
  hasSecretWithin,
  isSecretName,
  maskLine,
  openedListeners,
  writeValue,
} from '@mosquitto-conf/config/internal';
import { listenerSection, usersOf } from './listeners.js';
import type { EffectiveConfiguration, EffectiveSection, EffectiveSetting } from './model.js';
import { isSecret, setBy, settingsOf, spellingOf } from './settings.js';

/** Every setting in force, section by section: the broker, each listener, each plugin, each bridge. */
export function effectiveSettings(configuration: Configuration): EffectiveConfiguration {
  const { release, files, settings, plugins, bridges } = configuration;
  return {
    release,
    files: files.map(({ path }) => path),
    sections: [
      { kind: 'broker', title: 'broker', settings: settingsOf(settings, ['broker'], release) },
      ...openedListeners(configuration).map((listener) => listenerSection(configuration, listener)),
      ...plugins.map((plugin) => pluginSection(configuration, plugin)),
      ...bridges.map((bridge) => bridgeSection(configuration, bridge)),
    ],
  };
}

/** The directive that loaded a plugin, by the name the target has for it. */
export function loadedBy(configuration: Configuration, plugin: Plugin): string {
  if (plugin.name !== undefined) return 'plugin_load';
  const global = configuration.security.settings.all(globalPlugin);
  if (global.some(({ place }) => place === plugin.place)) return 'global_plugin';
  return spellingOf(pluginDirective, configuration.release);
}

/** A plugin with its options. */
export function pluginSection(configuration: Configuration, plugin: Plugin): EffectiveSection {
  const { name, path, place } = plugin;
  const loader = loadedBy(configuration, plugin);
  return {
    kind: 'plugin',
    title: name === undefined ? `${loader} ${path}` : `${loader} ${name} ${path}`,
    place,
    note: usersOf(configuration, plugin),
    settings: pluginSettings(configuration, plugin),
  };
}

/** A plugin's options, and what the broker does on its behalf. */
export function pluginSettings(configuration: Configuration, plugin: Plugin): EffectiveSetting[] {
  const { release, settings } = configuration;
  const directive = pluginOpt;
  const prefix = spellingOf(directive, release);
  const options = optionsOf(configuration, plugin).map(({ key, value, place }) => ({
    name: maskLine(`plugin_opt_${key}`, 'configuration'),
    directive,
    spelling: `${prefix}${key}`,
    values: [value],
    places: [place],
    shared: false,
    secret: isSecretName(`plugin_opt_${key}`) || hasSecretWithin(value),
    replaced: [],
  }));
  const own = settingsOf(plugin.settings, ['plugin'], release);
  // 1.4 has one plugin, and the options above it belong to it too.
  const above = since(release, '1.5') ? [] : settingsOf(settings, ['plugin'], release);
  const chosen = own.map((setting, index) =>
    setting.places.length > 0 ? setting : (above[index] ?? setting),
  );
  return [...options, ...chosen];
}

function optionsOf({ release, settings }: Configuration, plugin: Plugin): Plugin['options'] {
  if (since(release, '1.5')) return plugin.options;
  const above = settings.all(pluginOpt).map(({ value, place }) => {
    return { ...value, place };
  });
  return [...above, ...plugin.options];
}

/** A bridge with its addresses and topics. */
export function bridgeSection({ release }: Configuration, bridge: Bridge): EffectiveSection {
  const { name, place, settings } = bridge;
  return {
    kind: 'bridge',
    title: `connection ${name}`,
    place,
    settings: [...bridgeLines(bridge, release), ...settingsOf(settings, ['bridge'], release)],
  };
}

/** Where a bridge leads and what it carries. */
function bridgeLines({ settings, addresses, topics }: Bridge, release: Configuration['release']) {
  const found: EffectiveSetting[] = [];
  const address = settings.setting(addressDirective);
  if (address && addresses.length > 0) found.push(setBy(address, release));
  const directive = topicDirective;
  if (topics.length > 0) {
    found.push({
      name: 'topic',
      directive,
      spelling: 'topic',
      values: topics.map((topic) => writeValue(at(directive.kind, release), topic, release)),
      places: topics.map(({ place }) => place),
      shared: false,
      secret: isSecret(directive, release),
      replaced: [],
    });
  }
  return found;
}
