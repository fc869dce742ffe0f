import type { ListenerPolicy } from '@mosquitto-conf/config';
import { loginWays, textsOf } from '@mosquitto-conf/config/internal';
import { PASSWORDS } from '../../examples/example-files.js';
import { asksForKeys, namesOf } from '../../facts/listeners.js';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('anonymous-beside-passwords', {
  message: 'Anonymous clients can connect on {listeners}, so `password_file` protects nothing.',
  help: 'Write `allow_anonymous false`. If anonymous clients are wanted too, limit what they may do with an `acl_file`.',
});

export const anonymousBesidePasswords: CheckedRule = {
  id: 'anonymous-beside-passwords',
  texts,
  category: 'security',
  severity: 'warning',
  summary: 'A password file has no effect, because anonymous clients can connect too.',
  why: 'With `allow_anonymous true`, anonymous clients can connect. Without an ACL file they have the same permissions as clients with a password, so the password file protects nothing.',
  needsWhole: true,
  explains: { line: ['open-to-everybody'] },
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
    },
    {
      text: `
        per_listener_settings true
        listener 1883
        allow_anonymous true
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
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
      files: { passwd: PASSWORDS },
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        password_file passwd
        acl_file acl
      `,
      files: {
        passwd: PASSWORDS,
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
      files: { passwd: PASSWORDS },
    },
  ],
  check({ configuration, policies, report }) {
    for (const group of configuration.perListenerSettings ? policies.map((one) => [one]) : [policies]) {
      const [policy] = group;
      // A password file that at least one listener needs is not useless.
      if (!policy?.passwords || !group.every(isUseless)) continue;
      const { anonymous, passwords } = policy;
      const { setting } = anonymous;
      report({
        message: texts.message({ listeners: namesOf(group.map(({ listener }) => listener)) }),
        help: texts.help,
        place: setting?.place ?? passwords.place,
        fixes: setting
          ? [
              new LineEdits(configuration)
                .setValue(setting.place, 'false')
                .fix(fixTitles.write({ value: 'allow_anonymous false' }), false),
            ]
          : [],
      });
    }
  },
};

function isUseless(policy: ListenerPolicy): boolean {
  const { passwords, acl, plugins, dynamicSecurity, admitsClients } = policy;
  if (!loginWays(policy).anonymous || !passwords || acl || dynamicSecurity) return false;
  return admitsClients && !asksForKeys(policy) && plugins.length === 0;
}
