import { PASSWORDS } from '../../examples/example-files.js';
import { aclsOf, listsOf } from '../../facts/access.js';
import { repeated } from '../../facts/acl-coverage.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { CheckedRule } from '../../rule.js';

const text = `
  listener 1883
  password_file passwd
  acl_file acl
`;

export const aclLineRepeated: CheckedRule = {
  id: 'acl-line-repeated',
  category: 'style',
  severity: 'info',
  summary: 'An ACL line repeats what an earlier line grants to the same user.',
  why: 'The line has no effect. A reader may mistake it for a restriction, but only `deny` restricts.',
  wrong: [
    {
      text,
      files: {
        passwd: PASSWORDS,
        acl: `
          user ana
          topic readwrite house/#
          topic read house/+/lamp

          user bruno
          topic read #
        `,
      },
    },
    {
      text,
      files: {
        passwd: PASSWORDS,
        acl: `
          user ana
          topic read house/#
          topic read house/#

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
          topic write house/+/lamp

          user bruno
          topic read #
        `,
      },
    },
    {
      text,
      files: {
        passwd: PASSWORDS,
        acl: `
          user ana
          topic read #
          topic read $SYS/#

          user bruno
          topic read #
        `,
      },
    },
  ],
  check(context) {
    for (const { acl } of aclsOf(context.policies)) {
      for (const list of listsOf(acl)) {
        for (const { entry, by } of repeated(list)) {
          context.report({
            message: `Line ${by.place.line}, \`${by.access} ${by.filter}\`, says this already.`,
            help: 'Remove the line; to take something away again, write `deny` (from 2.0).',
            place: entry.place,
            fixes: removeLineOf(context, entry.place, 'Remove the line', true),
          });
        }
      }
    }
  },
};
