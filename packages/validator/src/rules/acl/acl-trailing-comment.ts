import type { Place } from '@mosquitto-conf/config';
import { PASSWORDS } from '../../examples/example-files.js';
import { aclsOf, entriesOf } from '../../facts/access.js';
import { fixOf } from '../../fixes/fix.js';
import type { CheckedRule } from '../../rule.js';

const text = `
  listener 1883
  allow_anonymous true
  acl_file acl
`;

const forUsers = `
  listener 1883
  allow_anonymous true
  password_file passwd
  acl_file acl
`;

export const aclTrailingComment: CheckedRule = {
  id: 'acl-trailing-comment',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A comment at the end of an ACL line is part of the username or topic.',
  why: 'A comment is a line that starts with `#`. After `user` and after the access, everything up to the end of the line counts, including spaces, so the line applies to a user or topic that does not exist.',
  wrong: [
    {
      text,
      files: {
        acl: `
          topic read weather/#

          user ana # the boss
          topic readwrite house/#
        `,
      },
    },
    { text, files: { acl: 'topic read weather/rain // for the garden\n' } },
    {
      text: `
        listener 1883
        password_file passwd
        acl_file acl
      `,
      files: { passwd: PASSWORDS.replaceAll('$7$101$', '$6$'), acl: 'topic read weather # for the garden\n' },
      target: '1.5.8',
    },
  ],
  right: [
    {
      text: forUsers,
      files: {
        passwd: PASSWORDS,
        acl: `
          # for the garden
          topic read weather/rain

          # the boss
          user ana
          topic readwrite house/#
        `,
      },
    },
  ],
  check({ policies, report }) {
    for (const { acl } of aclsOf(policies)) {
      for (const { user, place } of acl.userLines) say(user, place, 'the user name');
      for (const { filter, filterPlace } of entriesOf(acl)) say(filter, filterPlace, 'the topic');
    }

    function say(value: string, place: Place, what: string) {
      const comment = /\s+(#|\/\/|--|;)(\s|\w|$).*$/.exec(value);
      if (!comment || comment.index === 0) return;
      const { file, span } = place;
      const start = span.start + comment.index;
      report({
        message: `\`${comment[0].trim()}\` belongs to ${what} here.`,
        help: 'Put the comment on a line of its own, above this one.',
        place: { ...place, span: { start, end: span.end } },
        fixes: [fixOf('Remove the comment', false, file, start, span.end, '')],
      });
    }
  },
};
