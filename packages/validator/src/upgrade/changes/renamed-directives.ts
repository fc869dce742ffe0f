import { since } from '@mosquitto-conf/config';
import type { Change } from '../change.js';

/** Old spellings with the release that brought the new one. */
const NAMES: readonly (readonly [old: string, name: string, since: string])[] = [
  ['auth_plugin', 'plugin', '2.0'],
  ['auth_opt_', 'plugin_opt_', '2.0'],
  ['maximum_qos', 'max_qos', '2.0'],
];

/** Spellings that the new release still takes and no longer writes about. */
export const renamedDirectives: Change = {
  id: 'renamed-directives',
  *find({ statements, to, editor }) {
    for (const [old, name, first] of NAMES) {
      if (!since(to, first)) continue;
      const found = statements.filter(({ spelling }) => spelling.name === old);
      for (const { file, line } of found) {
        const entry = editor.at(file, line.number);
        entry.text = entry.text.replace(old, name);
      }
      if (found.length === 0) continue;
      yield {
        danger: 'deprecated',
        message: `\`${old}\` is the old name of \`${name}\`.`,
        help: found.length > 1 ? `${found.length} lines are renamed.` : 'The directive is renamed.',
        place: found[0]!.place,
        edited: true,
      };
    }
  },
};
