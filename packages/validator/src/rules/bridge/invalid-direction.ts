import { writeMeantWord } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const invalidDirection = {
  id: 'invalid-direction',
  category: 'refused',
  severity: 'error',
  summary: 'The word after the topic of a bridge is not a direction.',
  why: 'The direction is `out`, `in` or `both`. Spaces separate words, so a topic that contains a space causes this error too.',
  wrong: [
    {
      text: `
        connection office
        address 192.0.2.10
        topic sensors/# inout 1
      `,
    },
  ],
  right: [
    {
      text: `
        connection office
        address 192.0.2.10
        topic sensors/# out 1
      `,
    },
  ],
  fix: writeMeantWord,
} satisfies ReportedRule;
