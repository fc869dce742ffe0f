import { since } from '@mosquitto-conf/config';
import { certfile, listener, pskFile as pskFileDirective } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import type { Change } from '../change.js';

const texts = textsOf('upgrade-psk-file', {
  message:
    'Mosquitto {release} refuses `psk_file` below a listener with `certfile`, although it applies to all listeners.',
  help: 'The line is moved to the top of its file.',
});

/** 2.1 refuses a `psk_file` below a listener with certificates, even if the file is for all listeners. */
export const pskFile: Change = {
  id: 'psk-file',
  texts,
  *find({ statements, before, from, to, editor }) {
    if (since(from, '2.1') || !since(to, '2.1') || before.configuration.perListenerSettings) return;
    for (const { file, line, directive, place } of statements) {
      if (directive !== pskFileDirective) continue;
      const above = statements.filter((other) => other.file === file && other.line.number < line.number);
      const begun = above.findLastIndex((other) => other.directive === listener);
      if (begun < 0 || !above.slice(begun).some((other) => other.directive === certfile)) continue;
      const first = above[0]!;
      editor.moveAbove(editor.at(first.file, first.line.number), file, line.number);
      yield {
        danger: 'refused',
        message: texts.message({ release: to.name }),
        help: texts.help,
        place,
        edited: true,
      };
    }
  },
};
