import { at, knows } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import type { Change } from '../change.js';

const texts = textsOf('upgrade-removed-directives', {
  unknown: 'Mosquitto {release} does not know `{name}` and refuses the file.',
  unknownIdle: 'The line is removed: it already had no effect.',
  unknownHelp: 'Remove the line, or replace it with another directive.',
  idle: '`{name}` has no effect and only causes a warning.',
  idleNow: '`{name}` has no effect in {release} and only causes a warning.',
  removed: 'The line is removed.',
});

/** Directives that the new release no longer knows, or ignores. */
export const removedDirectives: Change = {
  id: 'removed-directives',
  texts,
  *find({ statements, from, to, editor }) {
    for (const { file, line, spelling, directive, place } of statements) {
      const { name } = spelling;
      const idle = at(directive.inert ?? false, from);
      if (!knows(to, spelling)) {
        if (idle) editor.remove(file, line.number);
        yield {
          danger: 'refused',
          message: texts.unknown({ release: to.name, name }),
          help: idle ? texts.unknownIdle : texts.unknownHelp,
          place,
          edited: idle,
        };
      } else if (at(directive.inert ?? false, to)) {
        editor.remove(file, line.number);
        yield {
          danger: 'deprecated',
          message: idle ? texts.idle({ name }) : texts.idleNow({ name, release: to.name }),
          help: texts.removed,
          place,
          edited: true,
        };
      }
    }
  },
};
