import { moveLineTo, nextLineBelow } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const needsPlugin = {
  id: 'needs-plugin',
  category: 'refused',
  severity: 'error',
  summary: 'A plugin option is above every plugin of its file.',
  why: 'Options belong to the last plugin above them in the same file.',
  explains: { configuration: ['dynamic-security-without-file'] },
  noFix: 'Only you know which plugin the option is for, if none is loaded below it in the same file.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        plugin_opt_config_file users.json
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
  fix(found, context) {
    const names = ['plugin', 'auth_plugin', 'global_plugin', 'plugin_load', 'plugin_use'];
    const next = found.place && nextLineBelow(context, found.place, names);
    if (!found.place || !next) return [];
    const to = { file: found.place.file, before: next.number + 1 };
    return moveLineTo(context, found.place, to, fixTitles.moveBelow({ line: next.name.text }));
  },
} satisfies ReportedRule;
