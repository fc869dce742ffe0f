import {
  allPlugins,
  dynamicSecurityOption,
  isDynamicSecurity,
  textsOf,
} from '@mosquitto-conf/config/internal';
import { PLUGIN as LIBRARY } from '../../examples/example-faults.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('dynamic-security-without-file', {
  message: '`{path}` has no `config_file` with its users.',
  help: 'Add `plugin_opt_config_file /var/lib/mosquitto/dynamic-security.json` below it, and create the file with `mosquitto_ctrl dynsec init`.',
});

const DYNAMIC = `
  listener 1883
  plugin /usr/lib/mosquitto_dynamic_security.so
`;
const files = { '/usr/lib/mosquitto_dynamic_security.so': LIBRARY };

export const dynamicSecurityWithoutFile: CheckedRule = {
  id: 'dynamic-security-without-file',
  texts,
  category: 'security',
  severity: 'warning',
  summary: 'The dynamic security plugin has no `config_file`.',
  why: 'Without the file that contains its users, the plugin does nothing: the broker runs as if the plugin were not loaded.',
  noFix: 'The file is created with an administrator first: `mosquitto_ctrl dynsec init`.',
  wrong: [{ files, text: DYNAMIC }],
  right: [
    {
      files,
      text: `
        listener 1883
        plugin /usr/lib/mosquitto_dynamic_security.so
        plugin_opt_config_file /var/lib/mosquitto/dynsec.json
      `,
    },
  ],
  check({ configuration, release, report }) {
    for (const plugin of allPlugins(configuration)) {
      if (!isDynamicSecurity(plugin, release) || dynamicSecurityOption(plugin, 'config_file')) continue;
      const { path, place } = plugin;
      report({ message: texts.message({ path }), help: texts.help, place });
    }
  },
};
