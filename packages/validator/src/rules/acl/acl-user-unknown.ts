import type { Configuration } from '@mosquitto-conf/config';
import { localUsername } from '@mosquitto-conf/config/directives';
import { PasswordAdvice, textsOf } from '@mosquitto-conf/config/internal';
import { PASSWORDS } from '../../examples/example-files.js';
import { type AclUse, aclsOf } from '../../facts/access.js';
import { forDecision } from '../../fixes/fix.js';
import { withValue } from '../../fixes/found-fixes.js';
import { removeUserBlock } from '../../fixes/remove-user-block.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('acl-user-unknown', {
  message: 'The password file has no user `{user}`.',
  spelling: 'Write `user {known}`, as the password file spells it.',
  addOrRemove: 'Remove the lines of this user, or add the user to the password file. {howToAdd}',
});

const text = `
  listener 1883
  password_file passwd
  acl_file acl
`;

export const aclUserUnknown: CheckedRule = {
  id: 'acl-user-unknown',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'The ACL file has a user that is not in the password file.',
  why: 'No client can log in with this username, so the lines below it have no effect. Usernames are case-sensitive, and the username is everything after `user`.',
  needsWhole: true,
  wrong: [
    {
      text,
      files: {
        passwd: PASSWORDS,
        acl: `
          user Ana
          topic read house/#

          user ana
          topic read #

          user bruno
          topic read #
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
          topic read house/#

          user bruno
          topic read #
        `,
      },
    },
  ],
  check(context) {
    const { policies, configuration, textOf, report } = context;
    for (const use of aclsOf(policies)) {
      const known = usersOf(use, configuration);
      if (!known) continue;
      const byFold = new Map([...known].map((name) => [name.toLowerCase(), name]));
      const said = new Set<string>();
      const passwords = use.policies.find((policy) => policy.passwords)?.passwords?.path ?? '';
      const advice = new PasswordAdvice(textOf(passwords) ?? '').set;
      for (const { user, place } of use.acl.userLines) {
        if (known.has(user) || said.has(user)) continue;
        said.add(user);
        const alike = byFold.get(user.toLowerCase());
        report({
          message: texts.message({ user }),
          help: alike ? texts.spelling({ known: alike }) : texts.addOrRemove({ howToAdd: advice }),
          place,
          // The lines below then grant something.
          fixes:
            alike === undefined
              ? removeUserBlock(context, place, user)
              : withValue(context, place, fixTitles.write({ value: `user ${alike}` }), false, alike).map(
                  forDecision,
                ),
        });
      }
    }
  },
};

/** Every user who can log in where this ACL applies; undefined where not only password files decide. */
function usersOf({ policies }: AclUse, { bridges }: Configuration): ReadonlySet<string> | undefined {
  const users = new Set<string>();
  for (const { passwords, plugins, dynamicSecurity, usernameSource } of policies) {
    // Up to 1.6.8 an empty password file accepts every client.
    if (!passwords?.file || passwords.file.users.size === 0) return undefined;
    if (plugins.length > 0 || usernameSource.value !== 'client') return undefined;
    for (const user of passwords.file.users.keys()) users.add(user);
    for (const { name } of dynamicSecurity?.security.clients ?? []) users.add(name);
  }
  for (const bridge of bridges) {
    const name = bridge.settings.get(localUsername);
    if (name !== undefined) users.add(name);
  }
  return users;
}
