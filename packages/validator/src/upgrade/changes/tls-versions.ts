import { since } from '@mosquitto-conf/config';
import { tlsVersion } from '@mosquitto-conf/config/directives';
import { listenerEncryption, textsOf } from '@mosquitto-conf/config/internal';
import type { Change } from '../change.js';

const texts = textsOf('upgrade-tls-versions', {
  oldest: '`tls_version {version}` was the only TLS version on port {port}. Now it is the oldest one.',
  oldestHelp: 'Nothing, unless a client needs exactly this version. Newer versions are more secure.',
  tooOld: 'Port {port} no longer accepts TLS versions before 1.2.',
  tooOldHelp:
    'Update old clients. Until then, `tls_version tlsv1.1` below the `listener` allows TLS 1.1, which is insecure. TLS 1.0 is not supported.',
});

/** From 2.0 old TLS versions must be enabled, and `tls_version` sets the oldest version, not the only one. */
export const tlsVersions: Change = {
  id: 'tls-versions',
  texts,
  *find({ before, from, to }) {
    if (since(from, '2.0') || !since(to, '2.0')) return;
    for (const listener of before.configuration.listeners) {
      if (listenerEncryption(listener, from) === undefined) continue;
      const setting = listener.settings.setting(tlsVersion);
      const place = setting?.place ?? listener.place;
      if (setting) {
        yield {
          danger: 'opens',
          message: texts.oldest({ version: String(setting.value), port: listener.port }),
          help: texts.oldestHelp,
          ...(place ? { place } : {}),
          edited: false,
        };
        continue;
      }
      yield {
        danger: 'locks-out',
        message: texts.tooOld({ port: listener.port }),
        help: texts.tooOldHelp,
        ...(place ? { place } : {}),
        edited: false,
      };
    }
  },
};
