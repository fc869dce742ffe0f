import type { AclEntry, AclFile, Release } from '@mosquitto-conf/config';
import { checkAcl, textsOf } from '@mosquitto-conf/config/internal';
import { aclsOf, entriesOf } from '../../facts/access.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('acl-topic-unreachable', {
  shared: '`$share` has no effect in an ACL file: no message has such a topic.',
  sys: 'No client can publish to `$SYS`, whatever the ACL file says.',
  removeShare: 'Write the topic without `$share` and the name of the group.',
  writeRead: 'Write `read`, or remove the line.',
});

const text = `
  listener 1883
  allow_anonymous true
  acl_file acl
`;

export const aclTopicUnreachable: CheckedRule = {
  id: 'acl-topic-unreachable',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'An ACL line grants what the broker never allows: publishing to `$SYS`, or topics below `$share`.',
  why: 'The broker decides on these topics before it uses the ACL file. For a shared subscription it checks the topic without `$share` and the name of the group.',
  first: '1.6.0',
  wrong: [
    { text, files: { acl: 'topic write $SYS/broker/uptime\n' } },
    { text, files: { acl: 'topic read $share/workers/jobs/#\n' } },
  ],
  right: [
    {
      text,
      files: {
        acl: `
          topic read $SYS/#
          topic write $SYS/broker/connection/+/state
        `,
      },
    },
    { text, files: { acl: 'topic read jobs/#\n' } },
  ],
  check(context) {
    const { policies, release } = context;
    for (const { acl } of aclsOf(policies)) {
      for (const entry of entriesOf(acl)) {
        if (!entry.filter.startsWith('$') || !isUnreachable(entry, acl, release)) continue;
        const shared = entry.filter.startsWith('$share');
        context.report({
          message: shared ? texts.shared : texts.sys,
          help: shared ? texts.removeShare : texts.writeRead,
          place: entry.filterPlace,
          fixes: removeLineOf(context, entry.place, fixTitles.removeLine, true),
        });
      }
    }
  },
};

/** Whether the broker refuses one of its topics for all that the line grants. */
function isUnreachable({ filter, access }: AclEntry, acl: AclFile, release: Release): boolean {
  if (access === 'deny') return false;
  const topic = filter.replaceAll(/[+#]/g, 'x');
  const asked = access === 'readwrite' ? (['read', 'write'] as const) : [access];
  return asked.every(
    (kind) =>
      checkAcl(acl, { username: undefined, clientId: 'x', topic, access: kind }, release).reason ===
      'reserved-topic',
  );
}
