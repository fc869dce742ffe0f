import { PLUGIN } from '../../examples/example-faults.js';
import type { ReportedRule } from '../../rule.js';

export const unknownPlugin = {
  id: 'unknown-plugin',
  category: 'refused',
  severity: 'error',
  summary: '`plugin_use` names a plugin that is not loaded above.',
  why: 'The broker knows only the names of the `plugin_load` lines above this line.',
  noFix: 'Only you know the path of the plugin.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        plugin_use users
      `,
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
  first: '2.1.0',
} satisfies ReportedRule;
