import { writeMeantWord } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const aclAccessInvalid = {
  id: 'acl-access-invalid',
  category: 'refused',
  severity: 'error',
  summary: 'An ACL line grants something else than `read`, `write`, `readwrite` or `deny`.',
  why: 'The word after `topic` or `pattern` says what is granted (`deny` came with 2.0). The broker does not start over an ACL file it cannot follow. A topic with a blank in it needs the word as well.',
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
