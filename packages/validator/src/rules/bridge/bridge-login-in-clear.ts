import { textsOf } from '@mosquitto-conf/config/internal';
import { loginInClear } from '../../facts/bridge-login.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('bridge-login-in-clear', {
  message: 'The bridge `{bridge}` sends its login over the network without encryption.',
  help: 'If the other broker supports TLS, connect to its TLS port and add `bridge_cafile`.',
});

const BRIDGE = `
  connection attic
  address 192.168.1.20:1883
  remote_username ana
  remote_password not-a-secret
  topic attic/# out 1
`;

export const bridgeLoginInClear: CheckedRule = {
  id: 'bridge-login-in-clear',
  texts,
  category: 'security',
  severity: 'info',
  summary: 'A bridge sends its login over a local network without encryption.',
  why: 'Anyone who can monitor the network can read the username, the password and all messages. At home this may be acceptable.',
  wrong: [{ text: BRIDGE }],
  right: [{ text: BRIDGE.replace('192.168.1.20', '127.0.0.1').replace('1883', '1884') }],
  check({ configuration, report }) {
    for (const bridge of configuration.bridges) {
      const found = loginInClear(bridge);
      if (found?.over !== 'network') continue;
      report({
        message: texts.message({ bridge: bridge.name }),
        help: texts.help,
        place: found.setting.place,
      });
    }
  },
};
