import {
  localPassword,
  localUsername,
  remotePassword,
  remoteUsername,
} from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { noFix } from '../../fixes/no-fix.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('bridge-login-incomplete', {
  message: 'The bridge `{bridge}` has `{password}` but no `{username}`.',
  addRemote: 'Add `remote_username`, exactly as the other broker has it: usernames are case-sensitive.',
  addLocal:
    'Add `local_username`, exactly as in the password file of this broker: usernames are case-sensitive.',
});

const BRIDGE = `
  connection attic
  address 192.168.1.20:1883
  topic attic/# out 1
`;
const PAIRS = [
  [remotePassword, remoteUsername, texts.addRemote],
  [localPassword, localUsername, texts.addLocal],
] as const;

export const bridgeLoginIncomplete: CheckedRule = {
  id: 'bridge-login-incomplete',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A bridge has a password but no username.',
  why: 'Without a username the bridge connects anonymously: before version 5, MQTT does not allow a password without a username.',
  noFix: noFix.service,
  explains: { section: ['bridge-login-in-clear', 'bridge-login-over-internet'] },
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
      for (const [password, username, help] of PAIRS) {
        const setting = settings.setting(password);
        if (!setting || settings.has(username)) continue;
        report({
          message: texts.message({ bridge: name, password: password.name, username: username.name }),
          help,
          place: setting.place,
        });
      }
    }
  },
};
