import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const accessLineTooLong = {
  id: 'access-line-too-long',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A line of an access file is too long for the release, which reads it as several lines.',
  why: 'Up to 1.6.8 a line must fit into a buffer: 255 bytes for passwords and keys, 1,023 bytes for ACLs. The broker reads the rest of a longer line as separate lines.',
  noFix: noFix.value,
  last: '1.6.8',
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
          # ${'x'.repeat(1021)}# and so on
        `,
      },
      target: '1.6.8',
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
      target: '1.6.8',
    },
  ],
} satisfies ReportedRule;
