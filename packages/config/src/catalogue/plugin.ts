import { boolean } from '../kinds/boolean.js';
import { namedPlugin, pluginOption, pluginPath } from '../kinds/plugins.js';
import { text } from '../kinds/text.js';
import { changed, type Release } from '../release.js';
import { type Directive, directive, listDirective } from './directive.js';
import type { Unsupported } from './embedded.js';
import { filePluginOf } from './file-plugins.js';

/** What becomes of plugins in the embedded broker. */
const notLoaded: Unsupported['unsupported'] = {
  what: 'Plugins are not loaded, other than the two of 2.1 for password and ACL files.',
  instead: 'Only access files decide; without them every client that connects may do everything.',
};

const isNotLoaded = (path: string, release: Release) => !filePluginOf({ path }, release);

export const plugin = listDirective({
  name: 'plugin',
  aliases: ['auth_plugin'],
  aliasReleases: { plugin: { first: '2.0.0' } },
  group: 'plugin',
  scope: 'security',
  kind: pluginPath,
  default: [],
  repeat: 'add',
  settlesSecurity: true,
  reload: 'ignored',
  embedded: {
    unsupported: notLoaded,
    describe: (path) => `The plugin \`${path}\` is not loaded.`,
    concerns: isNotLoaded,
  },
  summary: 'Loads a plugin for authentication, access or more',
  description:
    'The path of a shared library, such as `/usr/lib/mosquitto_dynamic_security.so`; `plugin_opt_` lines ' +
    'below it hand it options. Before 2.0 the name is `auth_plugin`, which still works. Several plugins ' +
    'are asked in the order of their lines. Under `per_listener_settings true` it belongs to the listener ' +
    'above; loading the same library for several listeners creates several instances, which many plugins ' +
    'cannot cope with. Plugins are neither loaded nor removed by a reload.',
});

export const globalPlugin = listDirective({
  name: 'global_plugin',
  group: 'plugin',
  scope: 'broker',
  kind: pluginPath,
  first: '2.1.0',
  default: [],
  repeat: 'add',
  settlesSecurity: true,
  reload: 'ignored',
  embedded: {
    unsupported: notLoaded,
    describe: (path) => `The plugin \`${path}\` is not loaded.`,
    concerns: isNotLoaded,
  },
  summary: 'Loads a plugin for all listeners',
  description:
    'Like `plugin`, but always for the broker as a whole, also with `per_listener_settings true`. It is ' +
    'then asked before the plugins of the listener. Without `per_listener_settings` there is no ' +
    'difference between the two. Options follow as `plugin_opt_` lines. A change takes a restart.',
});

export const pluginLoad = listDirective({
  name: 'plugin_load',
  group: 'plugin',
  scope: 'broker',
  kind: namedPlugin,
  first: '2.1.0',
  default: [],
  repeat: 'add',
  reload: 'ignored',
  embedded: {
    unsupported: notLoaded,
    describe: ({ path }) => `The plugin \`${path}\` is not loaded.`,
    concerns: ({ path }, release) => isNotLoaded(path, release),
  },
  summary: 'Loads a plugin under a name for use by listeners',
  description:
    'A name and a path. Loading alone does nothing: each listener that wants the plugin says `plugin_use ' +
    'NAME` below its own line. One instance serves several listeners that way, which is the replacement ' +
    'for plugins under `per_listener_settings`. Each name can be used once. `plugin_opt_` lines below it ' +
    'belong to it. A change takes a restart.',
});

export const pluginUse = listDirective({
  name: 'plugin_use',
  group: 'plugin',
  scope: 'listener',
  kind: text({ role: 'name', expects: 'the name of a loaded plugin' }),
  first: '2.1.0',
  default: [],
  repeat: 'add',
  withoutListener: 'refuse-default',
  reload: 'ignored',
  embedded: { unsupported: notLoaded, partOf: 'plugin_load', partly: true },
  summary: 'Uses a loaded plugin on this listener',
  description:
    'Takes the name given to `plugin_load`, which must stand further up, and needs a `listener` line ' +
    'above. `plugin_opt_` lines below it add to the options of that plugin, for all listeners that use ' +
    'it. A change takes a restart.',
});

export const pluginOpt = listDirective({
  name: 'plugin_opt_',
  aliases: ['auth_opt_'],
  aliasReleases: { plugin_opt_: { first: '2.0.0' } },
  family: true,
  group: 'plugin',
  scope: 'plugin',
  kind: pluginOption,
  default: [],
  repeat: 'add',
  reload: changed('applied', ['1.4.15', 'ignored']),
  embedded: { unsupported: notLoaded, partOf: 'plugin', partly: true },
  summary: 'Hands an option to the plugin above',
  description:
    'The part after the prefix is the option’s name, at least three characters long, and the rest of the ' +
    'line is its value, blanks at the end included. Which options exist is up to the plugin. Before 2.0 ' +
    'the prefix is `auth_opt_`, which still works. The plugin must stand above in the same file. Most ' +
    'plugins act on the first or the last of two equal names without a word. From 1.4.15 the broker ' +
    'ignores a change on reload.',
});

export const authPluginDenySpecialChars = directive({
  name: 'auth_plugin_deny_special_chars',
  group: 'plugin',
  scope: 'plugin',
  kind: boolean,
  first: '1.4.13',
  default: true,
  repeat: 'replace',
  reload: 'ignored',
  embedded: { unsupported: notLoaded, partOf: 'plugin' },
  summary: 'Refuses access checks of clients with `+` or `#` in their names',
  description:
    'Before it asks the plugin above, the broker denies access to clients whose user name or id contains ' +
    'a wildcard, which could otherwise widen an ACL pattern built from the name. `true` by default; ' +
    'switch it off only for plugins that are safe from this. It needs a plugin line above it.',
});

export const pluginDirectives: readonly Directive[] = [
  plugin,
  globalPlugin,
  pluginLoad,
  pluginUse,
  pluginOpt,
  authPluginDenySpecialChars,
];
