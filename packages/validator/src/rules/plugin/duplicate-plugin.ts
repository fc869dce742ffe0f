import { PLUGIN } from '../../examples/example-faults.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const duplicatePlugin = {
  id: 'duplicate-plugin',
  category: 'refused',
  severity: 'error',
  summary: 'Two plugins are loaded under the same name.',
  why: '`plugin_use` could not distinguish them, so the broker does not start.',
  noFix: noFix.value,
  wrong: [
    {
      text: `
        plugin_load users /usr/lib/users.so
        plugin_load users /usr/lib/more-users.so
        listener 1883
        plugin_use users
      `,
      files: { '/usr/lib/users.so': PLUGIN, '/usr/lib/more-users.so': PLUGIN },
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
