import { listenerPolicies, since } from '@mosquitto-conf/config';
import { textsOf, usernameSource } from '@mosquitto-conf/config/internal';
import { nameOf } from '../../facts/listeners.js';
import type { Change } from '../change.js';

const texts = textsOf('upgrade-identity-without-tls', {
  message:
    'No client could connect on {listener}: without TLS, Mosquitto {release} expects usernames from a proxy.',
  help: 'The line is commented out, because it had no effect. To use the usernames in client certificates, restore it and add `certfile` and `keyfile`.',
});

/**
 * Up to 2.0 a listener without TLS ignores `use_identity_as_username`. From 2.1, if a certificate is required too, it expects
 * the username from a proxy, and refuses every client without one (handle_username_from_cert_options).
 */
export const identityWithoutTls: Change = {
  id: 'identity-without-tls',
  texts,
  *find({ before, from, to, editor }) {
    if (since(from, '2.1') || !since(to, '2.1')) return;
    const { configuration } = before;
    for (const { listener, encryption } of listenerPolicies(before)) {
      const { value, setting } = usernameSource({ ...configuration, release: to }, listener);
      if (encryption.value !== undefined || value !== 'proxy' || !setting) continue;
      const entry = editor.at(setting.place.file, setting.place.line);
      entry.text = `#${entry.text}`;
      yield {
        danger: 'locks-out',
        message: texts.message({ listener: nameOf(listener), release: to.name }),
        help: texts.help,
        place: setting.place,
        edited: true,
      };
    }
  },
};
