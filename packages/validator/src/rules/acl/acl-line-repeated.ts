import { since } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import { PASSWORDS } from '../../examples/example-files.js';
import { aclsOf, listsOf } from '../../facts/access.js';
import { repeated } from '../../facts/acl-coverage.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('acl-line-repeated', {
  message: 'Line {line} already says this: `{access} {filter}`.',
  help: 'Remove the line.',
  helpDeny: 'Remove the line. To exclude topics from a broader grant, write `deny`.',
});

const text = `
  listener 1883
  password_file passwd
  acl_file acl
`;

export const aclLineRepeated: CheckedRule = {
  id: 'acl-line-repeated',
  texts,
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
            message: texts.message({ line: by.place.line, access: by.access, filter: by.filter }),
            help: since(context.release, '2.0') ? texts.helpDeny : texts.help,
            place: entry.place,
            fixes: removeLineOf(context, entry.place, fixTitles.removeLine, true),
          });
        }
      }
    }
  },
};
