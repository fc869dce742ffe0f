import type { Directive } from '@mosquitto-conf/config';
import { since } from '@mosquitto-conf/config';
import {
  bridgeAlpn,
  bridgeCertfile,
  bridgeInsecure,
  bridgeKeyfile,
  bridgeTlsVersion,
} from '@mosquitto-conf/config/directives';
import { bridgeEncryption, textsOf } from '@mosquitto-conf/config/internal';
import { AUTHORITY, TLS_FILES } from '../../examples/example-files.js';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('bridge-tls-without-trust', {
  message: '`{directive}` has no effect: the bridge `{bridge}` does not use TLS.',
  help: 'Add `bridge_cafile FILE` with the CA of the other broker.',
});

/** Directives without an effect unless TLS is enabled, the clearest sign first. */
const SIGNS: readonly Directive[] = [
  bridgeCertfile,
  bridgeKeyfile,
  bridgeTlsVersion,
  bridgeAlpn,
  bridgeInsecure,
];

export const bridgeTlsWithoutTrust: CheckedRule = {
  id: 'bridge-tls-without-trust',
  texts,
  category: 'security',
  severity: 'warning',
  summary: 'A bridge has TLS settings, but none of them enables TLS.',
  why: 'A bridge uses TLS only with `bridge_cafile`, `bridge_capath` or, from 2.1, `bridge_tls_use_os_certs true`. Without any of these it connects without encryption, and does not say so.',
  explains: { section: ['tls-version-old', 'weak-ciphers'] },
  wrong: [
    {
      text: `
        connection attic
        address attic.lan:8900
        topic sensors/# out 1
        bridge_certfile server.crt
        bridge_keyfile server.key
      `,
      files: TLS_FILES,
    },
  ],
  right: [
    {
      text: `
        connection attic
        address attic.lan:8900
        topic sensors/# out 1
        bridge_certfile server.crt
        bridge_keyfile server.key
        bridge_cafile ca.crt
      `,
      files: { ...TLS_FILES, 'ca.crt': AUTHORITY },
    },
    {
      text: `
        connection attic
        address attic.lan:8900
        topic sensors/# out 1
        bridge_tls_use_os_certs true
        bridge_tls_version tlsv1.3
      `,
    },
  ],
  check({ configuration, release, report }) {
    for (const bridge of configuration.bridges) {
      if (bridgeEncryption(bridge)) continue;
      const sign = SIGNS.map((directive) => bridge.settings.setting(directive)).find(
        (setting) => setting && setting.value !== false,
      );
      // `tls-port-in-clear` reports these ports.
      if (!sign || bridge.addresses.some(({ port }) => port === 8883 || port === 443)) continue;
      report({
        message: texts.message({ directive: sign.directive.name, bridge: bridge.name }),
        help: texts.help,
        place: sign.place,
        fixes: since(release, '2.1')
          ? [
              new LineEdits(configuration)
                .insertBelow(sign.place, 'bridge_tls_use_os_certs true')
                .fix(fixTitles.add({ line: 'bridge_tls_use_os_certs true' }), false),
            ]
          : [],
      });
    }
  },
};
