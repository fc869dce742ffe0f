import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const aclFileLetsAllIn = {
  id: 'acl-file-lets-all-in',
  category: 'security',
  severity: 'warning',
  summary: 'An ACL file grants nothing, and therefore everything is allowed.',
  why: 'Up to 1.5.5 the broker treats an empty list as if there were no ACL file.',
  noFix: noFix.permission,
  last: '1.5.5',
  explains: { line: ['acl-nothing-for-anonymous'] },
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        acl_file acl
      `,
      files: { acl: '# to be written\n' },
      target: '1.5.5',
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
      target: '1.5.5',
    },
  ],
} satisfies ReportedRule;
