import type { Plugin } from '@mosquitto-conf/config';
import { allPlugins, filePluginOf, textsOf } from '@mosquitto-conf/config/internal';
import { PLUGIN as LIBRARY } from '../../examples/example-faults.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('plugin-loaded-twice', {
  message: '`{path}` is already loaded on line {line}.',
  help: 'Load it once for all listeners. From 2.1, several listeners can share it with `plugin_load` and `plugin_use`.',
});

const files = { '/usr/lib/mosquitto_dynamic_security.so': LIBRARY };

export const pluginLoadedTwice: CheckedRule = {
  id: 'plugin-loaded-twice',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A library is loaded as a plugin more than once.',
  why: 'The system loads a library only once, so both instances share its global variables: with most plugins, later options apply to both instances, and a file that both write contains the changes of only one.',
  noFix: 'Only you know which options the plugin should have.',
  needsWhole: true,
  wrong: [
    {
      files: { '/usr/lib/mosquitto-go-auth.so': LIBRARY },
      text: `
        listener 1883
        plugin /usr/lib/mosquitto-go-auth.so
        plugin_opt_backends files
        plugin /usr/lib/mosquitto-go-auth.so
        plugin_opt_backends jwt
      `,
    },
  ],
  right: [
    {
      files,
      text: `
        listener 1883
        plugin /usr/lib/mosquitto_dynamic_security.so
        plugin_opt_config_file /var/lib/mosquitto/dynsec.json
      `,
    },
    {
      files,
      text: `
        plugin_load people /usr/lib/mosquitto_dynamic_security.so
        plugin_opt_config_file /var/lib/mosquitto/dynsec.json
        listener 1883
        plugin_use people
        listener 1884
        plugin_use people
      `,
    },
  ],
  check({ configuration, report }) {
    const first = new Map<string, Plugin>();
    for (const plugin of allPlugins(configuration)) {
      // Each instance of these has a file of its own.
      if (filePluginOf(plugin, configuration.release)) continue;
      const earlier = first.get(plugin.path);
      if (!earlier) {
        first.set(plugin.path, plugin);
        continue;
      }
      report({
        message: texts.message({ path: plugin.path, line: earlier.place.line }),
        help: texts.help,
        place: plugin.place,
      });
    }
  },
};
