import type { AclEntry } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import type { Document } from '@mosquitto-conf/grammar';
import { PASSWORDS } from '../../examples/example-files.js';
import { aclsOf } from '../../facts/access.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('acl-topic-for-user-only', {
  message: 'This topic is only for the user `{user}`, whatever the comment above says.',
  help: 'Repeat the line for each user. Or write it as a `pattern`, which applies to all clients.',
});

const text = `
  listener 1883
  password_file passwd
  acl_file acl
`;

/** Comments about more than one user. */
const SEVERAL_USERS =
  /\b(all|any|anyone|anybody|everyone|everybody|general|common|public|shared|anonymous|guests?)\b/i;

export const aclTopicForUserOnly: CheckedRule = {
  id: 'acl-topic-for-user-only',
  texts,
  category: 'pitfall',
  severity: 'info',
  summary: 'Topics below a comment about all users belong only to the `user` above them.',
  why: 'A `user` line applies until the next one or the end of the file; blank lines and comments do not end it. Topics above the first `user` line are for anonymous clients, not for all clients.',
  wrong: [
    {
      text,
      files: {
        passwd: PASSWORDS,
        acl: `
          user ana
          topic readwrite #

          user bruno
          topic read house/#

          # for all clients
          topic read weather/#
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
          # for all clients
          pattern read weather/%u/#

          user ana
          topic readwrite #

          user bruno
          topic read house/#
        `,
      },
    },
  ],
  check({ analysis, policies, report }) {
    for (const { acl } of aclsOf(policies)) {
      if (acl.users.size === 0) continue;
      const document = analysis.report.documents.get(acl.path) as Document | undefined;
      const lines = paragraphsForAll(document);
      if (lines.size === 0) continue;
      for (const entries of acl.users.values())
        for (const entry of entries) if (lines.has(entry.place.line)) say(entry);
    }

    function say({ user, place }: AclEntry) {
      report({
        message: texts.message({ user: user ?? '' }),
        help: texts.help,
        place,
      });
    }
  },
};

/** First topic lines of paragraphs that begin with such a comment and name no user. */
function paragraphsForAll(document: Document | undefined): ReadonlySet<number> {
  const found = new Set<number>();
  let comment = '';
  for (const line of document?.lines ?? []) {
    if (line.kind === 'blank') comment = '';
    else if (line.kind === 'comment') comment += line.text;
    else {
      if (line.name.text === 'topic' && SEVERAL_USERS.test(comment)) found.add(line.number);
      comment = '';
    }
  }
  return found;
}
