import type { ReportedRule } from '../../rule.js';

export const missingPluginPath = {
  id: 'missing-plugin-path',
  category: 'refused',
  severity: 'error',
  summary: 'A `plugin_load` line has a name and no path.',
  why: 'The name under which `plugin_use` finds the plugin comes first, then the path of the library.',
  wrong: [
    {
      text: `
        plugin_load /usr/lib/mosquitto_dynamic_security.so
        listener 1883
        allow_anonymous true
      `,
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
  first: '2.1.1',
} satisfies ReportedRule;
