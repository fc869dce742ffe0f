import { textsOf } from '@mosquitto-conf/config/internal';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('plugin-option-twice', {
  message: 'The option `{option}` is already set on line {line}.',
  help: 'Remove one of the two lines, unless the plugin accepts both.',
});

export const pluginOptionTwice: CheckedRule = {
  id: 'plugin-option-twice',
  texts,
  category: 'pitfall',
  severity: 'info',
  summary: 'A plugin has the same option twice.',
  why: 'The broker passes both to the plugin. Most plugins use the last one and some the first, without a message; few use both.',
  wrong: [
    {
      text: `
        listener 1883
        plugin /usr/lib/mosquitto_dynamic_security.so
        plugin_opt_config_file a.json
        plugin_opt_config_file b.json
      `,
      files: { '/usr/lib/mosquitto_dynamic_security.so': '\u007fELF\0mosquitto_plugin_version\0' },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        plugin /usr/lib/mosquitto_dynamic_security.so
        plugin_opt_config_file a.json
      `,
      files: { '/usr/lib/mosquitto_dynamic_security.so': '\u007fELF\0mosquitto_plugin_version\0' },
    },
  ],
  check({ configuration, report }) {
    for (const { options } of configuration.plugins) {
      const lines = new Map<string, number>();
      for (const { key, place } of options) {
        const before = lines.get(key);
        if (before !== undefined) {
          report({
            message: texts.message({ option: key, line: before }),
            help: texts.help,
            place,
          });
        }
        lines.set(key, place.line);
      }
    }
  },
};
