import { writeMeant } from '../../fixes/found-fixes.js';
import type { Rule } from '../../rule.js';

export const numberOutOfRange: Rule = {
  id: 'number-out-of-range',
  category: 'refused',
  severity: 'error',
  summary: 'A number is smaller or larger than the broker allows.',
  why: 'For some directives the broker stops at a number outside the range, for others it goes on with the nearest it can use.',
  wrong: [
    { text: 'listener 1883\nallow_anonymous true\nmax_inflight_messages 70000\n' },
    { text: 'listener 1883\nallow_anonymous true\nmax_packet_size 10\n' },
  ],
  right: [{ text: 'listener 1883\nallow_anonymous true\nmax_inflight_messages 100\n' }],
  fix: (found) => writeMeant(found, false),
};
