import {
  localPassword,
  localUsername,
  remotePassword,
  remoteUsername,
} from '@mosquitto-conf/config/directives';
import type { Rule } from '../rule.js';

const BRIDGE = 'connection attic\naddress 192.168.1.20:1883\ntopic attic/# out 1\n';
const PAIRS = [
  [remotePassword, remoteUsername, 'The other broker'],
  [localPassword, localUsername, 'This broker'],
] as const;

export const bridgeLoginIncomplete: Rule = {
  id: 'bridge-login-incomplete',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A bridge has a password and no user name to go with it.',
  why: 'Without a name the bridge logs in as nobody: MQTT knows no password without a user name before version 5.',
  wrong: [
    { text: `${BRIDGE}remote_password not-a-secret\n` },
    { text: `${BRIDGE}local_password not-a-secret\n` },
  ],
  right: [{ text: `${BRIDGE}remote_username ana\nremote_password not-a-secret\n` }, { text: BRIDGE }],
  check({ configuration, report }) {
    for (const { name, settings } of configuration.bridges) {
      for (const [password, username, who] of PAIRS) {
        const setting = settings.setting(password);
        if (!setting || settings.has(username)) continue;
        report({
          message: `The bridge \`${name}\` has \`${password.name}\` without \`${username.name}\`.`,
          help: `Add \`${username.name}\`. ${who} compares it with its own users, in capitals and small letters as written.`,
          place: setting.place,
        });
      }
    }
  },
};
