import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const missingPluginPath = {
  id: 'missing-plugin-path',
  category: 'refused',
  severity: 'error',
  summary: 'A `plugin_load` line has a name but no path.',
  why: 'The first word is the name for `plugin_use`; the path of the library follows it.',
  noFix: noFix.value,
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
