import type { Plugin } from '@mosquitto-conf/config';
import { PLUGIN as LIBRARY } from '../../examples/example-faults.js';
import type { Rule } from '../../rule.js';

const PLUGIN =
  'plugin /usr/lib/mosquitto_dynamic_security.so\nplugin_opt_config_file /var/lib/mosquitto/dynsec.json\n';
const files = { '/usr/lib/mosquitto_dynamic_security.so': LIBRARY };

export const pluginLoadedTwice: Rule = {
  id: 'plugin-loaded-twice',
  category: 'pitfall',
  severity: 'warning',
  summary: 'One library is loaded as a plugin more than once.',
  why: 'The system keeps a library in memory once, so both instances share what it holds in global variables: with most plugins the later options win for both, and a file that both write ends up with the changes of one.',
  wrong: [
    { files, text: `per_listener_settings true\nlistener 1883\n${PLUGIN}listener 1884\n${PLUGIN}` },
    { files, text: `listener 1883\n${PLUGIN}${PLUGIN}` },
  ],
  right: [
    { files, text: `listener 1883\n${PLUGIN}` },
    {
      files,
      text: 'plugin_load people /usr/lib/mosquitto_dynamic_security.so\nplugin_opt_config_file /var/lib/mosquitto/dynsec.json\nlistener 1883\nplugin_use people\nlistener 1884\nplugin_use people\n',
    },
  ],
  check({ configuration, report }) {
    const { plugins, security, listeners } = configuration;
    const first = new Map<string, Plugin>();
    for (const plugin of new Set([
      ...plugins,
      ...security.plugins,
      ...listeners.flatMap((one) => one.security.plugins),
    ])) {
      const earlier = first.get(plugin.path);
      if (!earlier) {
        first.set(plugin.path, plugin);
        continue;
      }
      report({
        message: `\`${plugin.path}\` is loaded in line ${earlier.place.line} already.`,
        help: 'Load it once, for all listeners; from 2.1 `plugin_load` and `plugin_use` share one instance among some of them.',
        place: plugin.place,
      });
    }
  },
};
