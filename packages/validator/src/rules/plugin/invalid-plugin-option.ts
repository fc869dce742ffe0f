import { PLUGIN } from '../../examples/example-faults.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const invalidPluginOption = {
  id: 'invalid-plugin-option',
  category: 'refused',
  severity: 'error',
  summary: 'The name of a plugin option is too short.',
  why: 'The text after `plugin_opt_` is the name of the option. The broker requires at least three characters.',
  noFix: noFix.value,
  wrong: [
    {
      text: `
        listener 1883
        global_plugin /usr/lib/users.so
        plugin_opt_db users.db
      `,
      files: { '/usr/lib/users.so': PLUGIN },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
      `,
    },
  ],
} satisfies ReportedRule;
