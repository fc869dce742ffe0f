import { bridgeTlsVersion } from '@mosquitto-conf/config/directives';
import { bridgeEncryption, bridgeTlsVersions, textsOf } from '@mosquitto-conf/config/internal';
import type { Change } from '../change.js';

const texts = textsOf('upgrade-bridge-tls-versions', {
  message:
    'The bridge `{name}` no longer connects: with `bridge_tls_version {version}` it has no TLS version.',
  help: 'Write `bridge_tls_version tlsv1.2`. The other broker must accept TLS 1.2.',
});

/** Bridges whose only version of TLS is gone: the new release does not know the word, or not with a pre-shared key. */
export const bridgeTlsVersionsChange: Change = {
  id: 'bridge-tls-versions',
  texts,
  *find({ before, from, to }) {
    for (const bridge of before.configuration.bridges) {
      const setting = bridge.settings.setting(bridgeTlsVersion);
      if (!setting || bridgeEncryption(bridge) === undefined) continue;
      if (bridgeTlsVersions(bridge, from).length === 0 || bridgeTlsVersions(bridge, to).length > 0) continue;
      const message = texts.message({ name: bridge.name, version: setting.value ?? '' });
      yield { danger: 'limits', message, help: texts.help, place: setting.place, edited: false };
    }
  },
};
