import { writeMeantWord } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const invalidDirection = {
  id: 'invalid-direction',
  category: 'refused',
  severity: 'error',
  summary: 'The word after the topic of a bridge is no direction.',
  why: 'A bridge sends a topic `out`, brings it `in`, or does `both`. Words are separated by blanks, so a topic with a blank in it also ends up here.',
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
