import { loginWays, textsOf } from '@mosquitto-conf/config/internal';
import { PASSWORDS } from '../../examples/example-files.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('acl-nothing-for-anonymous', {
  message: 'Anonymous clients can connect, but `{path}` grants them nothing.',
  help: 'Write `allow_anonymous false`. Or add topics for anonymous clients above the first `user` line.',
});

const text = `
  listener 1883
  allow_anonymous true
  password_file passwd
  acl_file acl
`;
const USERS = `
  user ana
  topic readwrite #

  user bruno
  topic read #
`;

export const aclNothingForAnonymous: CheckedRule = {
  id: 'acl-nothing-for-anonymous',
  texts,
  category: 'pitfall',
  severity: 'info',
  summary: 'Anonymous clients can connect, but the ACL file grants them nothing.',
  why: 'The `topic` lines above the first `user` line and `pattern` lines without `%u` apply to anonymous clients. Without them, anonymous clients connect, subscribe and publish, but no message is delivered.',
  needsWhole: true,
  wrong: [{ text, files: { passwd: PASSWORDS, acl: USERS } }],
  right: [
    {
      text,
      files: {
        passwd: PASSWORDS,
        acl: `
          topic read weather/#

          user ana
          topic readwrite #

          user bruno
          topic read #
        `,
      },
    },
    { text: text.replace('true', 'false'), files: { passwd: PASSWORDS, acl: USERS } },
  ],
  check({ policies, report }) {
    const said = new Set<string>();
    for (const policy of policies) {
      const { acl } = policy;
      if (!acl?.file || said.has(acl.path) || !loginWays(policy).anonymous || acl.pluginsBefore.length > 0)
        continue;
      const { anonymous, patterns } = acl.file;
      if (anonymous.length > 0 || patterns.some(({ filter }) => !filter.includes('%u'))) continue;
      said.add(acl.path);
      report({
        message: texts.message({ path: acl.path }),
        help: texts.help,
        place: acl.place,
      });
    }
  },
};
