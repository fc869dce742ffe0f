import { PLUGIN } from '../../examples/example-faults.js';
import type { Rule } from '../../rule.js';

export const duplicatePlugin: Rule = {
  id: 'duplicate-plugin',
  category: 'refused',
  severity: 'error',
  summary: 'Two plugins are loaded under one name.',
  why: '`plugin_use` could not tell them apart, so the broker stops.',
  wrong: [
    {
      text: 'plugin_load users /usr/lib/users.so\nplugin_load users /usr/lib/more-users.so\nlistener 1883\nplugin_use users\n',
      files: { '/usr/lib/users.so': PLUGIN, '/usr/lib/more-users.so': PLUGIN },
    },
  ],
  right: [
    {
      text: 'plugin_load users /usr/lib/users.so\nlistener 1883\nplugin_use users\n',
      files: { '/usr/lib/users.so': PLUGIN },
    },
  ],
  first: '2.1.0',
};
