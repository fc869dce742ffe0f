import { since } from '@mosquitto-conf/config';
import { cafile, capath, certfile, keyfile } from '@mosquitto-conf/config/directives';
import type { Change } from '../change.js';

const PARTS = [cafile, capath, certfile, keyfile];

/** Half a TLS set started without encryption up to 2.0.20, and is refused since. */
export const halfTls: Change = {
  id: 'half-tls',
  *find({ before, from, to, editor }) {
    if (since(from, '2.0.21') || !since(to, '2.0.21')) return;
    for (const { settings, port } of before.configuration.listeners) {
      if (settings.has(certfile) && settings.has(keyfile)) continue;
      const lines = PARTS.flatMap((directive) => settings.setting(directive) ?? []);
      const [first] = lines;
      if (!first) continue;
      for (const { place } of lines) {
        const entry = editor.at(place.file, place.line);
        entry.text = `#${entry.text}`;
      }
      const names = lines.map(({ directive }) => `\`${directive.name}\``).join(', ');
      yield {
        danger: 'refused',
        message: `Port ${port} has ${names} without the pair of \`certfile\` and \`keyfile\`: the port was not encrypted, and ${to.name} refuses this.`,
        help: `The edits comment ${lines.length > 1 ? 'these lines' : 'the line'} out, so that nothing changes. To encrypt the port, restore and complete them.`,
        place: first.place,
        edited: true,
      };
    }
  },
};
