import { writeMeantWord } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const aclAccessInvalid = {
  id: 'acl-access-invalid',
  category: 'refused',
  severity: 'error',
  summary: 'The access in an ACL line is not `read`, `write`, `readwrite` or `deny`.',
  why: 'The word after `topic` or `pattern` is the access to grant (`deny` from 2.0). The broker refuses to start because of an ACL file that it cannot parse. A topic that contains a space needs the word too.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        acl_file acl
      `,
      files: { acl: 'topic readonly sensors/#\n' },
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        acl_file acl
      `,
      files: { acl: 'topic Read sensors/#\n' },
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
  fix: writeMeantWord,
} satisfies ReportedRule;
