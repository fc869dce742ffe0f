import type { ListenerPolicy } from '@mosquitto-conf/config';
import { loginWays } from '@mosquitto-conf/config/internal';
import { asksForKeys, namesOf } from '../../facts/listeners.js';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';

export const anonymousBesidePasswords: CheckedRule = {
  id: 'anonymous-beside-passwords',
  category: 'security',
  severity: 'warning',
  summary: 'A password file has no effect, because anonymous clients can connect too.',
  why: 'With `allow_anonymous true`, clients without a username can connect. Without an ACL file they have the same permissions as clients with a password, so the password file protects nothing.',
  needsWhole: true,
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        password_file passwd
      `,
      files: { passwd: '' },
    },
    {
      text: `
        per_listener_settings true
        listener 1883
        allow_anonymous true
        password_file passwd
      `,
      files: { passwd: '' },
      target: '2.0.11',
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous false
        password_file passwd
      `,
      files: { passwd: '' },
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        password_file passwd
        acl_file acl
      `,
      files: {
        passwd: '',
        acl: `
          topic read weather/#
          user ana
          topic #
        `,
      },
    },
    {
      text: `
        password_file passwd
        listener 1883 localhost
        listener_allow_anonymous true
        listener 1884
      `,
      files: { passwd: '' },
    },
  ],
  check({ configuration, policies, report }) {
    for (const group of configuration.perListenerSettings ? policies.map((one) => [one]) : [policies]) {
      const [policy] = group;
      // Passwords that one listener asks for are there for a reason.
      if (!policy?.passwords || !group.every(isUseless)) continue;
      const { anonymous, passwords } = policy;
      const { setting } = anonymous;
      report({
        message: `Clients without a name come in on ${namesOf(group.map(({ listener }) => listener))} too: \`password_file\` keeps nobody out.`,
        help: 'Write `allow_anonymous false`. If both are wanted, say in an `acl_file` what clients without a name may do.',
        place: setting?.place ?? passwords.place,
        fixes: setting
          ? [
              new LineEdits(configuration)
                .setValue(setting.place, 'false')
                .fix('Write allow_anonymous false', false),
            ]
          : [],
      });
    }
  },
};

function isUseless(policy: ListenerPolicy): boolean {
  const { passwords, acl, plugins, admitsClients } = policy;
  if (!loginWays(policy).anonymous || !passwords || acl) return false;
  return admitsClients && !asksForKeys(policy) && plugins.length === 0;
}
