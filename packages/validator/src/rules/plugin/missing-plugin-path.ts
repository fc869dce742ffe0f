import type { Rule } from '../../rule.js';

export const missingPluginPath: Rule = {
  id: 'missing-plugin-path',
  category: 'refused',
  severity: 'error',
  summary: 'A `plugin_load` line has a name and no path.',
  why: 'The name under which `plugin_use` finds the plugin comes first, then the path of the library.',
  wrong: [
    { text: 'plugin_load /usr/lib/mosquitto_dynamic_security.so\nlistener 1883\nallow_anonymous true\n' },
  ],
  right: [{ text: 'listener 1883\nallow_anonymous true\n' }],
  first: '2.1.1',
};
