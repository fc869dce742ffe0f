import { writeMeant } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const invalidDuration = {
  id: 'invalid-duration',
  category: 'refused',
  severity: 'error',
  summary: 'A duration is not a number followed by one letter.',
  why: 'Durations are written `12h`, `14d`, `8w`, `2m` (months) or `1y`; seconds (`90s`) came with 2.1, and there are no minutes. Anything else stops the broker.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        persistent_client_expiration 14 days
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        persistent_client_expiration 90min
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        persistent_client_expiration 30
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        persistent_client_expiration 14d
      `,
    },
  ],
  fix: (found) => writeMeant(found, false),
} satisfies ReportedRule;
