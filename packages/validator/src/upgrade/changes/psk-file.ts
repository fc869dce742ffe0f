import { since } from '@mosquitto-conf/config';
import { certfile, listener, pskFile as pskFileDirective } from '@mosquitto-conf/config/directives';
import type { Change } from '../change.js';

/** 2.1 refuses a `psk_file` below a listener with certificates, also where the file is for all listeners. */
export const pskFile: Change = {
  id: 'psk-file',
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
        message: `Mosquitto ${to.name} refuses \`psk_file\` below a listener with \`certfile\`, though it is for all listeners.`,
        help: 'The line is moved to the top of its file.',
        place,
        edited: true,
      };
    }
  },
};
