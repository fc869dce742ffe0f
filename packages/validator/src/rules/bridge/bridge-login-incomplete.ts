import {
  localPassword,
  localUsername,
  remotePassword,
  remoteUsername,
} from '@mosquitto-conf/config/directives';
import type { CheckedRule } from '../../rule.js';

const BRIDGE = `
  connection attic
  address 192.168.1.20:1883
  topic attic/# out 1
`;
const PAIRS = [
  [remotePassword, remoteUsername, 'The other broker'],
  [localPassword, localUsername, 'This broker'],
] as const;

export const bridgeLoginIncomplete: CheckedRule = {
  id: 'bridge-login-incomplete',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A bridge has a password but no username.',
  why: 'Without a username the bridge connects anonymously: before version 5, MQTT does not allow a password without a username.',
  wrong: [
    {
      text: `
        connection attic
        address 192.168.1.20:1883
        topic attic/# out 1
        remote_password not-a-secret
      `,
    },
    {
      text: `
        connection attic
        address 192.168.1.20:1883
        topic attic/# out 1
        local_password not-a-secret
      `,
    },
  ],
  right: [
    {
      text: `
        connection attic
        address 192.168.1.20:1883
        topic attic/# out 1
        remote_username ana
        remote_password not-a-secret
      `,
    },
    { text: BRIDGE },
  ],
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
