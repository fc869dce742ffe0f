import type { ListenerPolicy } from '@mosquitto-conf/config';
import { loginWays } from '@mosquitto-conf/config/internal';
import { asksForKeys, groupBySetting, namesOf } from '../../facts/listeners.js';
import { isLocal } from '../../facts/network.js';
import type { CheckedRule } from '../../rule.js';

export const openToEverybody: CheckedRule = {
  id: 'open-to-everybody',
  category: 'security',
  // Many are meant to be open. Where a password file stands beside it, `anonymous-beside-passwords` is the warning.
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
    },
    {
      text: `
        listener 1883
        listener 1884
      `,
      target: '1.6.15',
    },
    {
      text: `
        allow_anonymous true
        listener 1883
        listener 1884 127.0.0.1
      `,
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
      files: { passwd: '' },
    },
  ],
  check({ policies, report }) {
    for (const { place, policies: open, listeners } of groupBySetting(
      policies.filter(isOpen),
      ({ anonymous }) => anonymous.setting,
    )) {
      const limited = open.every(({ acl }) => acl !== undefined);
      report({
        message: limited
          ? `Everybody may connect on ${namesOf(listeners)}, and do what the ACL file grants to clients without a name.`
          : `Everybody may connect on ${namesOf(listeners)}, and read and write everything.`,
        help: 'If that is not wanted, write `allow_anonymous false` and name a `password_file`; if only this machine is meant, add `localhost` to the `listener` line.',
        place,
      });
    }
  },
};

function isOpen(policy: ListenerPolicy): boolean {
  if (!loginWays(policy).anonymous || isLocal(policy.listener) || !policy.admitsClients) return false;
  return !asksForKeys(policy) && policy.plugins.length === 0;
}
