import type { ListenerPolicy } from '@mosquitto-conf/config';
import { loginWays, textsOf } from '@mosquitto-conf/config/internal';
import { PASSWORDS } from '../../examples/example-files.js';
import { asksForKeys, groupBySetting, namesOf } from '../../facts/listeners.js';
import { isLocal } from '../../facts/network.js';
import { allowOnlyThisMachine } from '../../fixes/only-this-machine.js';
import { requirePasswords } from '../../fixes/require-passwords.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('open-to-everybody', {
  unlimited: 'Anyone can connect on {listeners}, and read and publish everything.',
  limited: 'Anyone can connect on {listeners}, with the permissions of anonymous clients in the ACL file.',
  help: 'Write `allow_anonymous false`, and add `password_file /etc/mosquitto/passwd`. If only this machine connects, add `localhost` to the `listener` line.',
});

export const openToEverybody: CheckedRule = {
  id: 'open-to-everybody',
  texts,
  category: 'security',
  // Many listeners are open on purpose. With a password file, `anonymous-beside-passwords` is the warning.
  severity: 'info',
  summary: 'Anyone who can reach a port over the network can connect anonymously.',
  why: 'In your own network this may be intended. If the machine can be reached from the internet, attackers find such a port within hours, read all messages and control the connected devices.',
  needsWhole: true,
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
      `,
      machine: { elsewhere: true },
    },
    {
      text: `
        listener 1883
        listener 1884
      `,
      target: '1.6.15',
      machine: { elsewhere: true },
    },
    {
      text: `
        allow_anonymous true
        listener 1883
        listener 1884 127.0.0.1
      `,
      machine: { elsewhere: true },
    },
  ],
  right: [
    {
      text: `
        listener 1883 127.0.0.1
        allow_anonymous true
      `,
    },
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
    },
  ],
  check(context) {
    const { configuration, policies, report } = context;
    for (const { place, policies: open, listeners } of groupBySetting(
      policies.filter(isOpen),
      ({ anonymous }) => anonymous.setting,
    )) {
      const limited = open.every(({ acl }) => acl !== undefined);
      report({
        message: limited
          ? texts.limited({ listeners: namesOf(listeners) })
          : texts.unlimited({ listeners: namesOf(listeners) }),
        help: texts.help,
        place,
        fixes: [...requirePasswords(configuration, open), ...allowOnlyThisMachine(context, open)],
      });
    }
  },
};

function isOpen(policy: ListenerPolicy): boolean {
  if (!loginWays(policy).anonymous || isLocal(policy.listener) || !policy.admitsClients) return false;
  return !asksForKeys(policy) && policy.plugins.length === 0 && !policy.dynamicSecurity;
}
