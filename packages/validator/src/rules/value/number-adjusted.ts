import { writeMeant } from '../../fixes/found-fixes.js';
import type { Rule } from '../../rule.js';

export const numberAdjusted: Rule = {
  id: 'number-adjusted',
  category: 'pitfall',
  severity: 'warning',
  summary: 'The broker uses another number than the one that was written.',
  why: 'The number is outside its range, and the broker goes on with the nearest it can use.',
  wrong: [{ text: 'connection office\naddress 192.0.2.10\ntopic sensors/# out 1\nkeepalive_interval 2\n' }],
  right: [{ text: 'connection office\naddress 192.0.2.10\ntopic sensors/# out 1\nkeepalive_interval 5\n' }],
  fix: (found) => writeMeant(found, true),
};
