import { PLUGIN } from '../../examples/example-faults.js';
import type { Rule } from '../../rule.js';

export const unknownPlugin: Rule = {
  id: 'unknown-plugin',
  category: 'refused',
  severity: 'error',
  summary: '`plugin_use` names a plugin that was not loaded above.',
  why: 'The broker looks among the names that `plugin_load` lines have given so far.',
  wrong: [{ text: 'listener 1883\nallow_anonymous true\nplugin_use users\n' }],
  right: [
    {
      text: 'plugin_load users /usr/lib/users.so\nlistener 1883\nplugin_use users\n',
      files: { '/usr/lib/users.so': PLUGIN },
    },
  ],
  first: '2.1.0',
};
