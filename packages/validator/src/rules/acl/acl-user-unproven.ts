import { decideLogin, loginWays, textsOf } from '@mosquitto-conf/config/internal';
import { aclsOf } from '../../facts/access.js';
import { asksForKeys, namesOf } from '../../facts/listeners.js';
import { noFix } from '../../fixes/no-fix.js';
import type { CheckedRule } from '../../rule.js';
import { listOf } from '../../texts/lists.js';

const texts = textsOf('acl-user-unproven', {
  message: 'Any client can use the permissions of {users} on {listeners}: no password is checked.',
  andOthers:
    'Any client can use the permissions of {users} and other users on {listeners}: no password is checked.',
  help: 'Add a `password_file` with these users. If all clients may have these permissions, move the topics above the first `user` line.',
});

const ACL = `
  topic read news/#

  user ana
  topic readwrite garden/#
`;

export const aclUserUnproven: CheckedRule = {
  id: 'acl-user-unproven',
  texts,
  category: 'security',
  severity: 'warning',
  summary: 'The ACL file has permissions for a user, and anyone can claim that username without a password.',
  why: 'With `allow_anonymous true` and without a password file or a plugin, the broker accepts any username with any password. A client that sends the username gets all permissions of that user.',
  noFix: noFix.permission,
  needsWhole: true,
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        acl_file acl
      `,
      files: { acl: ACL },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        acl_file acl
      `,
      files: { acl: 'topic read news/#\n' },
    },
    {
      text: `
        listener 1883
        allow_anonymous false
        password_file passwd
        acl_file acl
      `,
      files: {
        passwd:
          'ana:$7$101$NGVeq8z9mSFrM9cU$LRuvUAgO2QcY/qk49cWiogpsIO4rR4dq7ZTS5R0VYZJM9VSnmNCUN3ruhNqQOIk19hLYkp+97M14ivcktF1xOQ==\n',
        acl: ACL,
      },
    },
  ],
  check({ policies, report }) {
    for (const { acl, policies: uses } of aclsOf(policies)) {
      // A name with a comment is one that acl-trailing-comment reports.
      const named = [...acl.users.entries()].filter(
        ([user, entries]) => !/\s#/.test(user) && entries.some(({ access }) => access !== 'deny'),
      );
      const [first] = named;
      const place = first?.[1][0]?.place;
      if (!place) continue;
      const open = uses.filter((policy) => {
        const { anonymous, anyUsername } = loginWays(policy);
        // Without anonymous clients, `any-name-gets-in` says it.
        if (!anonymous || !anyUsername || policy.plugins.length > 0 || asksForKeys(policy)) return false;
        return named.some(([user]) => decideLogin(policy, user).allowed);
      });
      if (open.length === 0) continue;
      const users = listOf(named.slice(0, 3).map(([user]) => `\`${user}\``));
      const listeners = namesOf(open.map(({ listener }) => listener));
      report({
        message: (named.length > 3 ? texts.andOthers : texts.message)({ users, listeners }),
        help: texts.help,
        place,
      });
    }
  },
};
