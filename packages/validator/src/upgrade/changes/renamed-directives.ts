import { since } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import type { Change } from '../change.js';

const texts = textsOf('upgrade-renamed-directives', {
  message: '`{old}` is the old name of `{name}`.',
  one: 'The directive is renamed.',
  several: '{count} lines are renamed.',
});

/** Old names with the release that introduced the new name. */
const NAMES: readonly (readonly [old: string, name: string, since: string])[] = [
  ['auth_plugin', 'plugin', '2.0'],
  ['auth_opt_', 'plugin_opt_', '2.0'],
  ['maximum_qos', 'max_qos', '2.0'],
];

/** Old names that the new release still accepts but no longer documents. */
export const renamedDirectives: Change = {
  id: 'renamed-directives',
  texts,
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
        message: texts.message({ old, name }),
        help: found.length > 1 ? texts.several({ count: found.length }) : texts.one,
        place: found[0]!.place,
        edited: true,
      };
    }
  },
};
