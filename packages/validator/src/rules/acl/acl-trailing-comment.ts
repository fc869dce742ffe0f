import type { Place } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import { PASSWORDS } from '../../examples/example-files.js';
import { aclsOf, entriesOf } from '../../facts/access.js';
import { fixOf } from '../../fixes/fix.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('acl-trailing-comment', {
  username: '`{comment}` is part of the username.',
  topic: '`{comment}` is part of the topic.',
  help: 'Move the comment to a line of its own above this one.',
});

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
  texts,
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
      for (const { user, place } of acl.userLines) say(user, place, 'username');
      for (const { filter, filterPlace } of entriesOf(acl)) say(filter, filterPlace, 'topic');
    }

    function say(value: string, place: Place, what: 'username' | 'topic') {
      const comment = /\s+(#|\/\/|--|;)(\s|\w|$).*$/.exec(value);
      if (!comment || comment.index === 0) return;
      const { file, span } = place;
      const start = span.start + comment.index;
      report({
        message: texts[what]({ comment: comment[0].trim() }),
        help: texts.help,
        place: { ...place, span: { start, end: span.end } },
        fixes: [fixOf(fixTitles.removeComment, false, file, start, span.end, '')],
      });
    }
  },
};
