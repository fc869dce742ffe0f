import { writeMeant } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const numberOutOfRange = {
  id: 'number-out-of-range',
  category: 'refused',
  severity: 'error',
  summary: 'A number is smaller or larger than the broker allows.',
  why: 'For some directives the broker stops at a number outside the range; for others it uses the nearest valid number.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        max_inflight_messages 70000
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        max_packet_size 10
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        max_inflight_messages 100
      `,
    },
  ],
  fix: (found) => writeMeant(found, false),
} satisfies ReportedRule;
