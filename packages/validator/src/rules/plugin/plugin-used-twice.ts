import { PLUGIN } from '../../examples/example-faults.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const files = { acl: 'topic read #\n', '/usr/lib/mosquitto_acl_file.so': PLUGIN };

export const pluginUsedTwice = {
  id: 'plugin-used-twice',
  category: 'refused',
  severity: 'error',
  summary: 'A listener uses the same plugin twice.',
  why: 'The plugins for password and ACL files and dynamic security refuse that, and the broker does not start. It says only that the plugin returned 31.',
  first: '2.1.0',
  wrong: [
    {
      text: `
        plugin_load rights /usr/lib/mosquitto_acl_file.so
        plugin_opt_acl_file acl
        listener 1883
        allow_anonymous true
        plugin_use rights
        plugin_use rights
      `,
      files,
    },
  ],
  right: [
    {
      text: `
        plugin_load rights /usr/lib/mosquitto_acl_file.so
        plugin_opt_acl_file acl
        listener 1883
        allow_anonymous true
        plugin_use rights
        listener 1884
        plugin_use rights
      `,
      files,
    },
  ],
  fix: (found, context) => removeLineOf(context, found.place, fixTitles.removeLine, false),
} satisfies ReportedRule;
