import { since } from '@mosquitto-conf/config';
import { tlsVersion } from '@mosquitto-conf/config/directives';
import { listenerEncryption } from '@mosquitto-conf/config/internal';
import type { Change } from '../change.js';

/** From 2.0 old TLS versions are no longer spoken unless asked for, and `tls_version` names the oldest, not the only one. */
export const tlsVersions: Change = {
  id: 'tls-versions',
  *find({ before, from, to }) {
    if (since(from, '2.0') || !since(to, '2.0')) return;
    for (const listener of before.configuration.listeners) {
      if (listenerEncryption(listener, from) === undefined) continue;
      const setting = listener.settings.setting(tlsVersion);
      const place = setting?.place ?? listener.place;
      if (setting) {
        yield {
          danger: 'opens',
          message: `\`tls_version ${setting.value}\` was the only TLS version on port ${listener.port}; now it is the oldest.`,
          help: 'Usually nothing: newer versions are more secure.',
          ...(place ? { place } : {}),
          edited: false,
        };
        continue;
      }
      yield {
        danger: 'locks-out',
        message: `Port ${listener.port} no longer accepts TLS versions before 1.2.`,
        help: 'Update old clients. Until then, `tls_version tlsv1.1` below the `listener` allows TLS 1.1, which is insecure. TLS 1.0 is not supported.',
        ...(place ? { place } : {}),
        edited: false,
      };
    }
  },
};
