import { forDecision } from '../../fixes/fix.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const aclUserEmpty = {
  id: 'acl-user-empty',
  category: 'refused',
  severity: 'error',
  summary: 'A `user` line of an ACL file has no username.',
  why: 'The broker refuses to start because of an ACL file that it cannot parse. Lines for anonymous clients belong above the first `user` line.',
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
          user
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
  // The lines below then belong to the user above, or to anonymous clients.
  fix: (found, context) => removeLineOf(context, found.place, fixTitles.removeLine, false).map(forDecision),
} satisfies ReportedRule;
