import { listenerPolicies, since } from '@mosquitto-conf/config';
import { usernameSource } from '@mosquitto-conf/config/internal';
import type { Change } from '../change.js';

/**
 * Up to 2.0 a listener without TLS ignores `use_identity_as_username`; from 2.1 it expects the name from a proxy where a
 * certificate is required too, and refuses every client that comes without (handle_username_from_cert_options).
 */
export const identityWithoutTls: Change = {
  id: 'identity-without-tls',
  *find({ before, from, to, editor }) {
    if (since(from, '2.1') || !since(to, '2.1')) return;
    const { configuration } = before;
    for (const { listener, name, encryption } of listenerPolicies(before)) {
      const { value, setting } = usernameSource({ ...configuration, release: to }, listener);
      if (encryption.value !== undefined || value !== 'proxy' || !setting) continue;
      const entry = editor.at(setting.place.file, setting.place.line);
      entry.text = `#${entry.text}`;
      yield {
        danger: 'locks-out',
        message: `No client could connect on ${name}: without TLS, ${to.name} expects usernames from a proxy.`,
        help: 'The line is commented out, because it had no effect. To use the usernames in client certificates, restore it and add `certfile` and `keyfile`.',
        place: setting.place,
        edited: true,
      };
    }
  },
};
