import { loginWays, textsOf } from '@mosquitto-conf/config/internal';
import { OLD_PASSWORDS } from '../../examples/example-faults.js';
import { asksForKeys, groupBySetting, namesOf } from '../../facts/listeners.js';
import type { CheckedRule } from '../../rule.js';
import { isUnderstood } from '../../understood.js';

const texts = textsOf('any-name-gets-in', {
  message: 'Any client can connect with an invented username on {listeners}: no password is checked.',
  help: 'Add `password_file /etc/mosquitto/passwd`, and create the users with `mosquitto_passwd`.',
});

export const anyNameGetsIn: CheckedRule = {
  id: 'any-name-gets-in',
  texts,
  category: 'security',
  severity: 'warning',
  summary: 'Without a password file, releases before 2.0 accept every username with every password.',
  why: '`allow_anonymous false` only means that a client must send a username. Up to 1.6, the broker does not check it without a password file or a plugin. Any client can invent a username, and gets the permissions of that user in the ACL file.',
  noFix:
    'A password file is created with its users first. The line that names an empty or missing one would refuse every client.',
  last: '1.6.15',
  needsWhole: true,
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous false
      `,
      target: '1.6.15',
    },
    {
      text: `
        allow_anonymous false
        acl_file acl
      `,
      files: {
        acl: `
          user ana
          topic #
        `,
      },
      target: '1.5.11',
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous false
        password_file passwd
      `,
      files: { passwd: OLD_PASSWORDS },
      target: '1.6.15',
    },
    { text: 'listener 1883\n', target: '1.6.15' },
  ],
  check(context) {
    if (!isUnderstood(context)) return;
    const { policies, report } = context;
    const open = policies.filter((policy) => {
      const { anonymous, anyUsername } = loginWays(policy);
      return (
        anyUsername && !anonymous && !policy.passwords && policy.plugins.length === 0 && !asksForKeys(policy)
      );
    });
    for (const { place, listeners } of groupBySetting(open, ({ anonymous }) => anonymous.setting)) {
      report({
        message: texts.message({ listeners: namesOf(listeners) }),
        help: texts.help,
        place,
      });
    }
  },
};
