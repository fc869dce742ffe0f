import { forDecision } from '../../fixes/fix.js';
import { withName } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const aclPatternPlain = {
  id: 'acl-pattern-plain',
  category: 'pitfall',
  severity: 'warning',
  summary: 'An ACL `pattern` is the same for every client.',
  why: '`pattern` lines apply to all clients. They differ per client only through `%u` (the username) or `%c` (the client id). Without either, the line grants the topic to all clients, whatever the `user` line above it says.',
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
  fix({ place }, context) {
    if (!place) return [];
    const fixes = withName(context, place, fixTitles.write({ value: 'topic' }), false, 'topic');
    return fixes.map(forDecision);
  },
} satisfies ReportedRule;
