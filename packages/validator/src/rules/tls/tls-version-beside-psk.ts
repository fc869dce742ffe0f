import type { Place, Text } from '@mosquitto-conf/config';
import { bridgePsk, bridgeTlsVersion, tlsVersion } from '@mosquitto-conf/config/directives';
import { acceptsNoVersion, bridgeTlsVersions, textsOf } from '@mosquitto-conf/config/internal';
import { TLS_FILES } from '../../examples/example-files.js';
import { nameOf } from '../../facts/listeners.js';
import { forDecision } from '../../fixes/fix.js';
import { withValue } from '../../fixes/found-fixes.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('tls-version-beside-psk', {
  message:
    'No client can connect on {listener}: `psk_file` disables TLS 1.3, `tls_version` all older versions.',
  bridge:
    'The bridge `{bridge}` never connects: `bridge_psk` disables TLS 1.3, `bridge_tls_version` all older versions.',
  help: 'Write `{directive} tlsv1.2`, or remove the line.',
});

export const tlsVersionBesidePsk: CheckedRule = {
  id: 'tls-version-beside-psk',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A listener or a bridge with pre-shared keys is restricted to TLS 1.3.',
  why: 'From 2.0.12 a listener with a PSK file, its own or the one for all listeners, does not use TLS 1.3, even if it has a certificate and no `psk_hint`. `tls_version tlsv1.3` excludes all older versions. The broker starts without a message, and every TLS handshake fails. The same holds for a bridge with `bridge_psk`.',
  first: '2.0.12',
  wrong: [
    {
      text: `
        listener 8883
        psk_hint garden
        psk_file keys
        use_identity_as_username true
        tls_version tlsv1.3
      `,
      files: { keys: 'lamp:0123456789abcdef\n' },
    },
    {
      text: `
        psk_file keys
        listener 8883
        allow_anonymous true
        certfile server.crt
        keyfile server.key
        tls_version tlsv1.3
        listener 8884
        psk_hint garden
        use_identity_as_username true
      `,
      files: { ...TLS_FILES, keys: 'lamp:0123456789abcdef\n' },
      target: '2.0.22',
    },
    {
      text: `
        connection attic
        address attic.lan:8900
        topic sensors/# out 1
        bridge_identity lamp
        bridge_psk 0123456789abcdef
        bridge_tls_version tlsv1.3
      `,
    },
  ],
  right: [
    {
      text: `
        listener 8883
        psk_hint garden
        psk_file keys
        use_identity_as_username true
        tls_version tlsv1.2
      `,
      files: { keys: 'lamp:0123456789abcdef\n' },
    },
    {
      text: `
        listener 8883
        allow_anonymous true
        certfile server.crt
        keyfile server.key
        tls_version tlsv1.3
      `,
      files: TLS_FILES,
    },
  ],
  check(context) {
    const { configuration, release } = context;
    const report = (message: Text, place: Place, directive: string) => {
      const title = fixTitles.write({ value: `${directive} tlsv1.2` });
      context.report({
        message,
        help: texts.help({ directive }),
        place,
        fixes: withValue(context, place, title, false, 'tlsv1.2').map(forDecision),
      });
    };
    for (const { listener, encryption, tlsVersions } of context.policies) {
      const place = tlsVersions.setting?.place;
      if (!place || encryption.value === undefined || !acceptsNoVersion(tlsVersions.value)) continue;
      report(texts.message({ listener: nameOf(listener) }), place, tlsVersion.name);
    }
    for (const bridge of configuration.bridges) {
      const setting = bridge.settings.setting(bridgeTlsVersion);
      if (setting?.value !== 'tlsv1.3' || !bridge.settings.has(bridgePsk)) continue;
      if (bridgeTlsVersions(bridge, release).length > 0) continue;
      report(texts.bridge({ bridge: bridge.name }), setting.place, bridgeTlsVersion.name);
    }
  },
};
