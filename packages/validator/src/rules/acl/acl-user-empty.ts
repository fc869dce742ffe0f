import { removeLineOf } from '../../fixes/found-fixes.js';
import type { Rule } from '../../rule.js';

export const aclUserEmpty: Rule = {
  id: 'acl-user-empty',
  category: 'refused',
  severity: 'error',
  summary: 'A `user` line of an ACL file names nobody.',
  why: 'The broker does not start over an ACL file it cannot follow. Lines for clients without a name stand above the first `user` line.',
  wrong: [
    {
      text: 'listener 1883\nallow_anonymous true\nacl_file acl\n',
      files: { acl: 'topic read sensors/#\nuser\n' },
    },
  ],
  right: [
    { text: 'listener 1883\nallow_anonymous true\nacl_file acl\n', files: { acl: 'topic read sensors/#\n' } },
  ],
  fix: (found, context) => removeLineOf(context, found.place, 'Remove the line', false),
};
