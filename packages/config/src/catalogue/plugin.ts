import { boolean } from '../kinds/boolean.js';
import { namedPlugin, pluginOption, pluginPath } from '../kinds/plugins.js';
import { text } from '../kinds/text.js';
import { changed, type Release, since } from '../release.js';
import { pluginTexts } from '../texts/plugins.js';
import { type Directive, directive, listDirective } from './directive.js';
import type { Unsupported } from './embedded.js';
import { filePluginOf, isBundled } from './file-plugins.js';

/** What becomes of plugins in the embedded broker. */
const notLoaded: Unsupported['unsupported'] = {
  what: 'Native libraries are not loaded; the plugins that come with the broker run here, and others need a stand-in (`checkconfig run --plugin`).',
  instead: 'What a plugin without a stand-in would decide is denied, unless `--plugins ignore` is given.',
};

const isNotLoaded = (path: string, release: Release) =>
  !filePluginOf({ path }, release) &&
  !(since(release, '2.0') && isBundled(path, 'mosquitto_dynamic_security')) &&
  !(since(release, '2.1') && isBundled(path, 'mosquitto_persist_sqlite', 'mosquitto_sparkplug_aware'));

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
    describe: (path) => pluginTexts.noStandIn({ path }),
    concerns: isNotLoaded,
  },
  announced: [
    {
      what: 'removed',
      part: 'the spelling auth_plugin',
      since: '2.1.0',
      source: 'man/mosquitto.conf.5.xml',
    },
  ],
  example: [
    'listener 1883',
    'plugin /usr/lib/mosquitto_dynamic_security.so',
    'plugin_opt_config_file /var/lib/mosquitto/dynamic-security.json',
  ],
  visible: 'Clients have the rights that `mosquitto_dynamic_security` gives them.',
  summary: 'Loads a plugin for authentication, access control or other purposes',
  description:
    'The path of a shared library, such as `/usr/lib/mosquitto_dynamic_security.so`. `plugin_opt_` ' +
    'lines below it set its options. Before 2.0 the directive is called `auth_plugin`, which still ' +
    'works. The broker calls several plugins in the order of their lines. Under `per_listener_settings ' +
    'true` a plugin belongs to the listener above it, and loading the same library for several ' +
    'listeners creates several instances, which many plugins do not support. A reload neither loads nor ' +
    'unloads plugins.',
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
    describe: (path) => pluginTexts.noStandIn({ path }),
    concerns: isNotLoaded,
  },
  example: [
    'global_plugin /usr/lib/mosquitto_dynamic_security.so',
    'plugin_opt_config_file /var/lib/mosquitto/dynamic-security.json',
  ],
  visible: 'Clients of every listener have the rights that `mosquitto_dynamic_security` gives them.',
  summary: 'Loads a plugin for all listeners',
  description:
    'Like `plugin`, but always for the whole broker, even with `per_listener_settings true`. The broker ' +
    'asks it before the plugins of the listener. Without `per_listener_settings` there is no difference ' +
    'between the two. `plugin_opt_` lines below it set its options. A change needs a restart.',
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
    describe: ({ path }) => pluginTexts.noStandIn({ path }),
    concerns: ({ path }, release) => isNotLoaded(path, release),
  },
  example: [
    'plugin_load users /usr/lib/mosquitto_dynamic_security.so',
    'plugin_opt_config_file /var/lib/mosquitto/dynamic-security.json',
    '',
    'listener 1883',
    'plugin_use users',
  ],
  visible: 'Clients of a listener that uses it have the rights that `mosquitto_acl_file` gives them.',
  summary: 'Loads a plugin under a name that listeners can use',
  description:
    'A name and a path. Loading alone has no effect: each listener that should use the plugin needs a ' +
    '`plugin_use NAME` line. Several listeners can share one instance in this way, which replaces ' +
    'plugins under `per_listener_settings`. Each name can be used only once. `plugin_opt_` lines below ' +
    'it set its options. A change needs a restart.',
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
  example: [
    'plugin_load users /usr/lib/mosquitto_dynamic_security.so',
    'plugin_opt_config_file /var/lib/mosquitto/dynamic-security.json',
    '',
    'listener 1883',
    'plugin_use users',
  ],
  visible: 'Only clients of this listener have the rights that the plugin gives them.',
  summary: 'Uses a loaded plugin on this listener',
  description:
    'The name that a `plugin_load` line above sets. It needs a `listener` line above it. `plugin_opt_` ' +
    'lines below it add options to the plugin, for all listeners that use it. A change needs a restart.',
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
  announced: [
    {
      what: 'removed',
      part: 'the spelling auth_opt_',
      since: '2.1.0',
      source: 'man/mosquitto.conf.5.xml',
    },
  ],
  example: [
    'plugin /usr/lib/mosquitto_dynamic_security.so',
    'plugin_opt_config_file /var/lib/mosquitto/dynamic-security.json',
  ],
  visible: 'Clients have the rights that the file of the option gives them.',
  summary: 'Sets an option of the plugin above',
  description:
    'The part after the prefix is the name of the option, at least three characters long. The value is ' +
    'the rest of the line, including trailing spaces. The plugin defines which options exist. Before ' +
    '2.0 the prefix is `auth_opt_`, which still works. The plugin must be above the line in the same ' +
    'file. If an option appears twice, most plugins use the first or the last value without a message. ' +
    'From 1.4.15 a reload ignores a change.',
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
  example: ['plugin /usr/lib/mosquitto-go-auth.so', 'auth_plugin_deny_special_chars true'],
  visible: { nothing: 'It concerns only plugins with the interface of 1.6 or older, which are native code.' },
  summary: 'Denies access to clients with `+` or `#` in their username or id',
  description:
    'Before the broker calls the plugin above, it denies access to clients whose username or client id ' +
    'contains a wildcard, because a plugin could insert it into an ACL pattern. From 2.1 it denies ' +
    'access to names with a slash as well. The default is `true`. Use `false` only for plugins that ' +
    'handle such names safely. From 2.0 it concerns only plugins with the interface of 1.6 or older: ' +
    'plugins with that of 2.0, such as dynamic security, are always called. It needs a plugin line above it.',
});

export const pluginDirectives: readonly Directive[] = [
  plugin,
  globalPlugin,
  pluginLoad,
  pluginUse,
  pluginOpt,
  authPluginDenySpecialChars,
];
