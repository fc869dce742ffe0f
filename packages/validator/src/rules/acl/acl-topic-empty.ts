import { removeLineOf } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const aclTopicEmpty = {
  id: 'acl-topic-empty',
  category: 'refused',
  severity: 'error',
  summary: 'An ACL line names no topic.',
  why: 'The broker does not start over an ACL file it cannot follow.',
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
  fix: (found, context) => removeLineOf(context, found.place, 'Remove the line', false),
} satisfies ReportedRule;
