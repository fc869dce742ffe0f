import { PLUGIN } from '../../examples/example-faults.js';
import type { ReportedRule } from '../../rule.js';

export const pluginUnused = {
  id: 'plugin-unused',
  category: 'refused',
  severity: 'error',
  summary: 'A plugin is loaded with `plugin_load` but never used.',
  why: 'A loaded plugin applies only to listeners with `plugin_use`. If no listener uses it, 2.1 does not start, and does not say why.',
  noFix: 'Only you know which listeners should use the plugin.',
  first: '2.1.0',
  explains: { line: ['plugin-loaded-twice'] },
  wrong: [
    {
      text: `
        plugin_load users /usr/lib/users.so
        listener 1883
        allow_anonymous true
      `,
      files: { '/usr/lib/users.so': PLUGIN },
    },
  ],
  right: [
    {
      text: `
        plugin_load users /usr/lib/users.so
        listener 1883
        plugin_use users
      `,
      files: { '/usr/lib/users.so': PLUGIN },
    },
  ],
} satisfies ReportedRule;
