import { bridgeInsecure as bridgeInsecureDirective } from '@mosquitto-conf/config/directives';
import { bridgeEncryption, textsOf } from '@mosquitto-conf/config/internal';
import { AUTHORITY } from '../../examples/example-files.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('bridge-insecure', {
  message: 'The bridge `{bridge}` does not verify the hostname in the certificate.',
  help: 'Remove the line, and write the hostname of the certificate in `address`.',
  fix: 'Verify the hostname in the certificate',
});

const BRIDGE = `
  connection attic
  address attic.lan:8883
  bridge_cafile ca.crt
  topic sensors/# out 1
`;
const files = { 'ca.crt': AUTHORITY };

export const bridgeInsecure: CheckedRule = {
  id: 'bridge-insecure',
  texts,
  category: 'security',
  severity: 'warning',
  summary: 'A bridge accepts a certificate of any host as that of the other broker.',
  why: 'With `bridge_insecure true`, anyone with a certificate of a trusted authority can impersonate the other broker and read the login and every message. Certificates of public authorities are available to anyone.',
  wrong: [
    {
      text: `
        connection attic
        address attic.lan:8883
        bridge_cafile ca.crt
        topic sensors/# out 1
        bridge_insecure true
      `,
      files,
    },
  ],
  right: [
    {
      text: `
        connection attic
        address attic.lan:8883
        bridge_cafile ca.crt
        topic sensors/# out 1
        bridge_insecure false
      `,
      files,
    },
    { text: BRIDGE, files },
  ],
  check(context) {
    for (const bridge of context.configuration.bridges) {
      const setting = bridge.settings.setting(bridgeInsecureDirective);
      if (!setting?.value || bridgeEncryption(bridge) !== 'certificate') continue;
      context.report({
        message: texts.message({ bridge: bridge.name }),
        help: texts.help,
        place: setting.place,
        fixes: removeLineOf(context, setting.place, texts.fix, false),
      });
    }
  },
};
