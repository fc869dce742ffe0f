import { textsOf } from '@mosquitto-conf/config/internal';
import { PASSWORDS } from '../../examples/example-files.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('user-without-acl', {
  message: 'The ACL file has no lines for the user `{user}`.',
  help: 'Add `user {user}` and the topics of this user to the ACL file.',
  helpPatterns:
    'If the patterns are not enough for this user, add `user {user}` and its topics to the ACL file.',
});

const text = `
  listener 1883
  password_file passwd
  acl_file acl
`;

export const userWithoutAcl: CheckedRule = {
  id: 'user-without-acl',
  texts,
  category: 'pitfall',
  severity: 'info',
  summary: 'A user of the password file has no lines in the ACL file.',
  why: 'The user can log in, but has only the permissions of `pattern` lines. Topics above the first `user` line are for anonymous clients and do not apply.',
  needsWhole: true,
  wrong: [
    {
      text,
      files: {
        passwd: PASSWORDS,
        acl: `
          user ana
          topic readwrite #
        `,
      },
    },
  ],
  right: [
    {
      text,
      files: {
        passwd: PASSWORDS,
        acl: `
          user ana
          topic readwrite #

          user bruno
          topic read #
        `,
      },
    },
    { text, files: { passwd: PASSWORDS, acl: 'pattern readwrite users/%u/#\n' } },
  ],
  check({ policies, report }) {
    const said = new Set<string>();
    for (const policy of policies) {
      const [acl, passwords] = [policy.acl?.file, policy.passwords?.file];
      const asked = [policy.acl, policy.passwords].flatMap((file) => file?.pluginsBefore ?? []);
      if (!acl || !passwords || asked.length > 0) continue;
      const help = acl.patterns.length > 0 ? texts.helpPatterns : texts.help;
      // With patterns and no users at all, the patterns are probably all that is intended.
      if (acl.patterns.length > 0 && acl.users.size === 0) continue;
      for (const { user, place } of passwords.users.values()) {
        const key = `${passwords.path}\0${acl.path}\0${user}`;
        if (acl.users.has(user) || said.has(key)) continue;
        said.add(key);
        report({ message: texts.message({ user }), help: help({ user }), place });
      }
    }
  },
};
