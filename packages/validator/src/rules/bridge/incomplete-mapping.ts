import type { ReportedRule } from '../../rule.js';

export const incompleteMapping = {
  id: 'incomplete-mapping',
  category: 'refused',
  severity: 'error',
  summary: 'A bridge topic of `""` lacks a prefix.',
  why: 'Without a pattern the line maps one topic onto another, and needs both: the local one and the remote one.',
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
