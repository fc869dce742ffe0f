import type { ReportedRule } from '../../rule.js';

export const incompleteMapping = {
  id: 'incomplete-mapping',
  category: 'refused',
  severity: 'error',
  summary: 'A bridge topic of `""` has no prefix.',
  why: 'Without a pattern the line maps one topic to another, and needs both the local and the remote topic.',
  noFix: 'Only you know which topics each side needs.',
  wrong: [
    {
      text: `
        connection office
        address 192.0.2.10
        topic "" out 1 home/status
      `,
    },
  ],
  right: [
    {
      text: `
        connection office
        address 192.0.2.10
        topic "" out 1 home/status office/status
      `,
    },
  ],
} satisfies ReportedRule;
