import { textsOf } from '@mosquitto-conf/config/internal';
import { PASSWORDS } from '../../examples/example-files.js';
import { aclsOf, listsOf } from '../../facts/access.js';
import { denied } from '../../facts/acl-coverage.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('acl-grant-denied', {
  message: 'This line grants nothing: line {line} denies all of `{filter}`.',
  help: 'Limit the `deny` line to fewer topics, or remove it: an ACL file denies everything that it does not grant.',
});

const text = `
  listener 1883
  password_file passwd
  acl_file acl
`;

export const aclGrantDenied: CheckedRule = {
  id: 'acl-grant-denied',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'An ACL line grants what a `deny` line of the same user denies completely.',
  why: 'The broker checks `deny` lines before all others, wherever they appear, so no other line can make an exception from them.',
  first: '2.0.0',
  wrong: [
    {
      text,
      files: {
        passwd: PASSWORDS,
        acl: `
          user ana
          topic deny house/#
          topic read house/hall/lamp

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
          topic read house/#
          topic deny house/alarm/#

          user bruno
          topic read house/#
        `,
      },
    },
  ],
  check(context) {
    for (const { acl } of aclsOf(context.policies)) {
      for (const list of listsOf(acl)) {
        for (const { entry, by } of denied(list)) {
          context.report({
            message: texts.message({ line: by.place.line, filter: by.filter }),
            help: texts.help,
            place: entry.place,
            fixes: removeLineOf(context, entry.place, fixTitles.removeLine, true),
          });
        }
      }
    }
  },
};
