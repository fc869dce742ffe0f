import { listenerPolicies, since } from '@mosquitto-conf/config';
import { requireCertificate, useIdentityAsUsername } from '@mosquitto-conf/config/directives';
import type { Change } from '../change.js';

/**
 * Up to 2.0 a listener without TLS ignores `use_identity_as_username`; from 2.1 it expects the name from a proxy where a
 * certificate is required too, and refuses every client that comes without (handle_username_from_cert_options).
 */
export const identityWithoutTls: Change = {
  id: 'identity-without-tls',
  *find({ before, from, to, editor }) {
    if (since(from, '2.1') || !since(to, '2.1')) return;
    for (const { listener, name, encryption } of listenerPolicies(before)) {
      const { settings } = listener;
      const identity = settings.setting(useIdentityAsUsername);
      if (encryption.value !== undefined || identity?.value !== true) continue;
      if (settings.setting(requireCertificate)?.value !== true) continue;
      const entry = editor.at(identity.place.file, identity.place.line);
      entry.text = `#${entry.text}`;
      yield {
        danger: 'locks-out',
        message: `No client could connect on ${name}: without TLS, ${to.name} expects usernames from a proxy.`,
        help: 'The line is commented out, as it had no effect. To use the names in client certificates, add `certfile` and `keyfile` and bring it back.',
        place: identity.place,
        edited: true,
      };
    }
  },
};
