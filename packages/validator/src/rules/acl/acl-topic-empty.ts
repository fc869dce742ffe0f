import { removeLineOf } from '../../fixes/found-fixes.js';
import type { Rule } from '../../rule.js';

export const aclTopicEmpty: Rule = {
  id: 'acl-topic-empty',
  category: 'refused',
  severity: 'error',
  summary: 'An ACL line names no topic.',
  why: 'The broker does not start over an ACL file it cannot follow.',
  wrong: [
    {
      text: 'listener 1883\nallow_anonymous true\nacl_file acl\n',
      files: { acl: 'topic read sensors/#\ntopic\n' },
    },
  ],
  right: [
    { text: 'listener 1883\nallow_anonymous true\nacl_file acl\n', files: { acl: 'topic read sensors/#\n' } },
  ],
  fix: (found, context) => removeLineOf(context, found.place, 'Remove the line', false),
};
