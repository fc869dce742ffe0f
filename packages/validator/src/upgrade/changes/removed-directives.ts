import { at, knows } from '@mosquitto-conf/config';
import type { Change } from '../change.js';

/** Directives that the new release no longer knows, or knows and no longer looks at. */
export const removedDirectives: Change = {
  id: 'removed-directives',
  *find({ statements, from, to, editor }) {
    for (const { file, line, spelling, directive, place } of statements) {
      const idle = at(directive.inert ?? false, from);
      if (!knows(to, spelling)) {
        if (idle) editor.remove(file, line.number);
        yield {
          danger: 'refused',
          message: `Mosquitto ${to.name} does not know \`${spelling.name}\` and refuses the file.`,
          help: idle
            ? 'The line is removed: it had no effect before either.'
            : 'Remove the line, or replace it with another directive.',
          place,
          edited: idle,
        };
      } else if (at(directive.inert ?? false, to)) {
        editor.remove(file, line.number);
        yield {
          danger: 'deprecated',
          message: `\`${spelling.name}\` has no effect${idle ? '' : ` in ${to.name}`} and only leads to a warning.`,
          help: 'The line is removed.',
          place,
          edited: true,
        };
      }
    }
  },
};
