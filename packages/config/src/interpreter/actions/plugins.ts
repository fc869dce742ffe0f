import type { Plugin, Security } from '../../configuration.js';
import type { NamedPlugin, PluginOption } from '../../kinds/plugins.js';
import { since } from '../../release.js';
import { pluginTexts as texts } from '../../texts/plugins.js';
import { readValue } from '../read-value.js';
import type { State, Statement } from '../state.js';
import { refuseSecond } from '../store.js';
import { securityTarget, targetOf } from '../target.js';

function begin(state: State, statement: Statement, path: string, name?: string): Plugin {
  const plugin: Plugin = {
    path,
    ...(name === undefined ? {} : { name }),
    place: statement.place,
    settings: state.newSettings(),
    options: [],
  };
  state.plugins.push(plugin);
  statement.context.plugin = plugin;
  return plugin;
}

function add(state: State, statement: Statement<string>, security: Security): void {
  state.securitySettled = true;
  const reading = readValue(state, statement);
  // Lines below a plugin that cannot be read still belong to it.
  const plugin = begin(state, statement, reading?.value ?? '');
  if (!reading) {
    state.plugins.pop();
    return;
  }
  const before = security.settings.setting(statement.directive);
  if (before && !since(state.release, '1.5')) {
    // 1.4 has one plugin.
    refuseSecond(state, statement, before);
    return;
  }
  use(state, plugin, security);
  security.settings.add(statement.directive, reading.value, statement.place);
}

/** Plugins are asked in the order in which they are loaded; that of `plugin_use` does not count (plugin__load_all). */
function use({ plugins: loaded }: State, plugin: Plugin, { plugins }: Security): void {
  plugins.push(plugin);
  plugins.sort((a, b) => loaded.indexOf(a) - loaded.indexOf(b));
}

/** `plugin` and `auth_plugin`: loaded for the broker, or for the listener above with `per_listener_settings`. */
export function usePlugin(state: State, statement: Statement<string>): void {
  const settings = securityTarget(state, statement);
  if (!settings) return;
  const { listener } = statement.context;
  add(state, statement, state.perListenerSettings && listener ? listener.security : state.security);
}

/** `global_plugin`: loaded for the broker, also below a listener. */
export function useGlobalPlugin(state: State, statement: Statement<string>): void {
  add(state, statement, state.security);
}

/** `plugin_load NAME PATH`: loaded, and used where `plugin_use` says. */
export function loadPlugin(state: State, statement: Statement<NamedPlugin>): void {
  const reading = readValue(state, statement);
  if (!reading) return;
  const { name, path } = reading.value;
  const before = state.plugins.find((loaded) => loaded.name === name);
  if (before) {
    state.refuse(statement.place, {
      code: 'duplicate-plugin',
      message: texts.duplicate({ plugin: name, place: `${before.place.file}:${before.place.line}` }),
      why: texts.duplicateRefused,
      help: texts.rename,
      related: before.place,
    });
    return;
  }
  begin(state, statement, path, name);
  state.settings.add(statement.directive, reading.value, statement.place);
}

/** `plugin_use NAME`: the plugin answers for the listener above. */
export function useLoadedPlugin(state: State, statement: Statement<string>): void {
  const target = targetOf(state, statement);
  const reading = readValue(state, statement);
  if (!target || !reading) return;
  const loaded = state.plugins.find((candidate) => candidate.name === reading.value);
  if (!loaded) {
    state.refuse(statement.place, {
      code: 'unknown-plugin',
      fromAbsence: true,
      message: texts.unknown({ plugin: reading.value }),
      why: texts.unknownRefused,
      help: texts.load({ plugin: reading.value }),
    });
    return;
  }
  statement.context.plugin = loaded;
  const { listener } = statement.context;
  if (listener) use(state, loaded, listener.security);
  target.add(statement.directive, reading.value, statement.place);
}

/** `plugin_opt_KEY VALUE`. */
export function addPluginOption(state: State, statement: Statement<PluginOption>): void {
  const target = targetOf(state, statement);
  const reading = readValue(state, statement);
  if (!target || !reading) return;
  const option = reading.value;
  const { plugin: owner } = statement.context;
  owner?.options.push({ ...option, place: statement.place });
  if (since(state.release, '1.5')) return;
  // 1.4 gives all options to its one plugin.
  target.add(statement.directive, option, statement.place);
}
