import { PLUGIN } from '../../examples/example-faults.js';
import { removeBlanksAtEnd } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const pluginUnloadable = {
  id: 'plugin-unloadable',
  category: 'refused',
  severity: 'error',
  summary: 'A plugin is missing or is not a Mosquitto plugin.',
  why: 'The broker does not start without a plugin that is configured. The plugin must be a shared library built for this machine. The system searches its library folders for a name without a slash. From 2.1.1 spaces at the end of the line are part of the path.',
  explains: { line: ['plugin-loaded-twice'] },
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
