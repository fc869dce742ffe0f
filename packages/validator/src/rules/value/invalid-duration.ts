import { writeMeant } from '../../fixes/found-fixes.js';
import type { Rule } from '../../rule.js';

export const invalidDuration: Rule = {
  id: 'invalid-duration',
  category: 'refused',
  severity: 'error',
  summary: 'A duration is not a number followed by one letter.',
  why: 'Durations are written `12h`, `14d`, `8w`, `2m` (months) or `1y`; seconds (`90s`) came with 2.1, and there are no minutes. Anything else stops the broker.',
  wrong: [
    { text: 'listener 1883\nallow_anonymous true\npersistent_client_expiration 14 days\n' },
    { text: 'listener 1883\nallow_anonymous true\npersistent_client_expiration 90min\n' },
    { text: 'listener 1883\nallow_anonymous true\npersistent_client_expiration 30\n' },
  ],
  right: [{ text: 'listener 1883\nallow_anonymous true\npersistent_client_expiration 14d\n' }],
  fix: (found) => writeMeant(found, false),
};
