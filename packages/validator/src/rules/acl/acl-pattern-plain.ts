import type { ReportedRule } from '../../rule.js';

export const aclPatternPlain = {
  id: 'acl-pattern-plain',
  category: 'pitfall',
  severity: 'warning',
  summary: 'An ACL `pattern` is the same for every client.',
  why: 'Patterns are for everybody, and are told apart by `%u` (the user name) or `%c` (the client id) in them. Without either, the line grants the topic to all, whoever stands in the `user` line above.',
  first: '1.5.1',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        acl_file acl
      `,
      files: { acl: 'pattern read sensors/#\n' },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        acl_file acl
      `,
      files: { acl: 'pattern read sensors/%c/#\n' },
    },
  ],
} satisfies ReportedRule;
