import { since } from '@mosquitto-conf/config';
import { cafile, capath, certfile, keyfile } from '@mosquitto-conf/config/directives';
import { listenerEncryption, textsOf } from '@mosquitto-conf/config/internal';
import { listOf } from '../../texts/lists.js';
import type { Change } from '../change.js';

const texts = textsOf('upgrade-half-tls', {
  message:
    'Port {port} has {names}, but not both `certfile` and `keyfile`. It was not encrypted, and Mosquitto {release} refuses this.',
  noKey:
    'On port {port} every handshake fails, because `keyfile` is missing, and Mosquitto {release} refuses to start.',
  addKey: 'Add `keyfile`. Without `certfile` the port would be open to clients in clear text.',
  one: 'The line is commented out, so nothing changes. To encrypt the port, restore the line and add what is missing.',
  several:
    'The lines are commented out, so nothing changes. To encrypt the port, restore the lines and add what is missing.',
});

const PARTS = [cafile, capath, certfile, keyfile];

/**
 * Up to 2.0.20 a listener with incomplete TLS settings starts; later releases refuse it. It is not encrypted, unless libwebsockets serves
 * it, which then accepts no client.
 */
export const halfTls: Change = {
  id: 'half-tls',
  texts,
  *find({ before, from, to, editor }) {
    if (since(from, '2.0.21') || !since(to, '2.0.21')) return;
    for (const listener of before.configuration.listeners) {
      const { settings, port } = listener;
      if (settings.has(certfile) && settings.has(keyfile)) continue;
      const lines = PARTS.flatMap((directive) => settings.setting(directive) ?? []);
      const [first] = lines;
      if (!first) continue;
      if (listenerEncryption(listener, from) === 'certificate') {
        const message = texts.noKey({ port, release: to.name });
        yield { danger: 'refused', message, help: texts.addKey, place: first.place, edited: false };
        continue;
      }
      for (const { place } of lines) {
        const entry = editor.at(place.file, place.line);
        entry.text = `#${entry.text}`;
      }
      const names = listOf(lines.map(({ directive }) => `\`${directive.name}\``));
      yield {
        danger: 'refused',
        message: texts.message({ port, names, release: to.name }),
        help: lines.length > 1 ? texts.several : texts.one,
        place: first.place,
        edited: true,
      };
    }
  },
};
