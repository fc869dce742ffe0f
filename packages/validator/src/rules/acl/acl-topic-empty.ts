import { removeLineOf } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const aclTopicEmpty = {
  id: 'acl-topic-empty',
  category: 'refused',
  severity: 'error',
  summary: 'An ACL line has no topic.',
  why: 'The broker refuses to start because of an ACL file that it cannot parse.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        acl_file acl
      `,
      files: {
        acl: `
          topic read sensors/#
          topic
        `,
      },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        acl_file acl
      `,
      files: { acl: 'topic read sensors/#\n' },
    },
  ],
  fix: (found, context) => removeLineOf(context, found.place, fixTitles.removeLine, false),
} satisfies ReportedRule;
