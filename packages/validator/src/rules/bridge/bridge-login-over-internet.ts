import { bridgeEncryption, textsOf } from '@mosquitto-conf/config/internal';
import { AUTHORITY } from '../../examples/example-files.js';
import { loginInClear } from '../../facts/bridge-login.js';
import { noFix } from '../../fixes/no-fix.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('bridge-login-over-internet', {
  message: 'The bridge `{bridge}` sends its login over the internet without encryption.',
  help: 'Connect to the TLS port, usually 8883, and add `bridge_cafile` or, from 2.1, `bridge_tls_use_os_certs true`.',
});

const BRIDGE = `
  connection club
  address broker.gliders.org:1883
  remote_username ana
  remote_password not-a-secret
  topic club/# out 1
`;

export const bridgeLoginOverInternet: CheckedRule = {
  id: 'bridge-login-over-internet',
  texts,
  category: 'security',
  severity: 'warning',
  summary: 'A bridge sends its login over the internet without encryption.',
  why: 'Anyone on the network path can read the username, the password and all messages, and can use the login.',
  noFix: noFix.service,
  wrong: [{ text: BRIDGE }],
  right: [
    { text: `${BRIDGE.replace('1883', '8883')}bridge_cafile ca.crt\n`, files: { 'ca.crt': AUTHORITY } },
    { text: BRIDGE.replace('broker.gliders.org', '192.168.1.20') },
  ],
  check({ configuration, report }) {
    for (const bridge of configuration.bridges) {
      const found = loginInClear(bridge);
      if (found?.over !== 'internet' || bridgeEncryption(bridge)) continue;
      report({
        message: texts.message({ bridge: bridge.name }),
        help: texts.help,
        place: found.setting.place,
      });
    }
  },
};
