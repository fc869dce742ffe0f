import { PASSWORDS } from '../../examples/example-files.js';
import { aclsOf, topicsOf } from '../../facts/access.js';
import { forDecision } from '../../fixes/fix.js';
import { withName } from '../../fixes/found-fixes.js';
import type { CheckedRule } from '../../rule.js';

const text = `
  listener 1883
  password_file passwd
  acl_file acl
`;

export const aclLiteralSubstitution: CheckedRule = {
  id: 'acl-literal-substitution',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A `topic` line contains `%u` or `%c`, which only `pattern` lines replace.',
  why: 'In a `topic` line they are ordinary characters, so the line grants a topic that no client uses.',
  wrong: [
    {
      text,
      files: {
        passwd: PASSWORDS,
        acl: `
          user ana
          topic readwrite users/%u/#

          user bruno
          topic read #
        `,
      },
    },
  ],
  right: [{ text, files: { passwd: PASSWORDS, acl: 'pattern readwrite users/%u/#\n' } }],
  check(context) {
    for (const { acl } of aclsOf(context.policies)) {
      for (const { filter, filterPlace, place, access } of topicsOf(acl)) {
        const found = /%[uc]/.exec(filter)?.[0];
        if (!found) continue;
        const what = found === '%u' ? 'the user name' : 'the client id';
        context.report({
          message: `\`${found}\` does not stand for ${what} in a \`topic\` line.`,
          help:
            access === 'deny'
              ? 'Write `pattern`, which applies to all clients.'
              : `Write \`pattern\`, which applies to all clients and grants each client its own topics, or write ${what} itself.`,
          place: filterPlace,
          fixes: withName(
            context,
            place,
            'Write pattern, which applies to all clients',
            false,
            'pattern',
          ).map(forDecision),
        });
      }
    }
  },
};
