import { PASSWORDS } from '../../examples/example-files.js';
import type { CheckedRule } from '../../rule.js';

const text = `
  listener 1883
  password_file passwd
  acl_file acl
`;

export const userWithoutAcl: CheckedRule = {
  id: 'user-without-acl',
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
      const help =
        acl.patterns.length > 0
          ? 'If the patterns are not enough, add a `user` line and topics to the ACL file.'
          : 'Add a `user` line and topics to the ACL file.';
      // With patterns and no users at all, patterns are what is meant to do.
      if (acl.patterns.length > 0 && acl.users.size === 0) continue;
      for (const { user, place } of passwords.users.values()) {
        const key = `${passwords.path}\0${acl.path}\0${user}`;
        if (acl.users.has(user) || said.has(key)) continue;
        said.add(key);
        report({ message: `The ACL file grants \`${user}\` nothing of its own.`, help, place });
      }
    }
  },
};
