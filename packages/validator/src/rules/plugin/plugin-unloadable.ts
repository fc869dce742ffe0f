import { PLUGIN } from '../../examples/example-faults.js';
import { removeBlanksAtEnd } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const pluginUnloadable = {
  id: 'plugin-unloadable',
  category: 'refused',
  severity: 'error',
  summary: 'A plugin is missing or no plugin of Mosquitto.',
  why: "The broker does not start without a plugin it was told to load. It wants a shared library built for its machine; a name without a slash is looked for among the system's libraries. From 2.1.1 blanks at the end of the line belong to the path.",
  wrong: [
    {
      text: `
        global_plugin /usr/lib/mosquitto_users.so
        listener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        global_plugin /usr/lib/users.so\x20
        listener 1883
        allow_anonymous true
      `,
      files: { '/usr/lib/users.so': PLUGIN },
    },
  ],
  right: [
    {
      text: `
        global_plugin /usr/lib/users.so
        listener 1883
      `,
      files: { '/usr/lib/users.so': PLUGIN },
    },
  ],
  fix: removeBlanksAtEnd,
} satisfies ReportedRule;
