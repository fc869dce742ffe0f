import { textsOf } from '@mosquitto-conf/config/internal';
import { PASSWORDS } from '../../examples/example-files.js';
import { aclsOf } from '../../facts/access.js';
import { needlessDenials } from '../../facts/acl-coverage.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { CheckedRule, RuleContext } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('acl-deny-without-effect', {
  message: 'This `deny` line has no effect: no line grants `{filter}`.',
  help: 'Remove the line. An ACL file denies everything that it does not grant.',
});

const text = `
  listener 1883
  password_file passwd
  acl_file acl
`;

export const aclDenyWithoutEffect: CheckedRule = {
  id: 'acl-deny-without-effect',
  texts,
  category: 'style',
  severity: 'info',
  summary: 'A `deny` line denies what no line grants.',
  why: 'An ACL file denies everything that it does not grant, so the line has no effect. Use `deny` for exceptions from a broader grant to the same user.',
  first: '2.0.0',
  wrong: [
    {
      text,
      files: {
        passwd: PASSWORDS,
        acl: `
          user ana
          topic read house/#
          topic deny garage/#

          user bruno
          topic read house/#
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
          topic read #
          topic deny garage/#

          user bruno
          topic read house/#
        `,
      },
    },
  ],
  check(context) {
    for (const { acl } of aclsOf(context.policies)) {
      for (const list of [...acl.users.values(), acl.anonymous])
        report(context, needlessDenials(list, acl.patterns));
      report(context, needlessDenials(acl.patterns, []));
    }
  },
};

function report(context: RuleContext, denials: ReturnType<typeof needlessDenials>): void {
  for (const { place, filter } of denials) {
    context.report({
      message: texts.message({ filter }),
      help: texts.help,
      place,
      fixes: removeLineOf(context, place, fixTitles.removeLine, true),
    });
  }
}
