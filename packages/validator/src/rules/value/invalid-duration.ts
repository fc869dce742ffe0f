import { writeMeant } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const invalidDuration = {
  id: 'invalid-duration',
  category: 'refused',
  severity: 'error',
  summary: 'A duration is not a number followed by one letter.',
  why: 'Examples of durations are `12h`, `14d`, `8w`, `2m` (months) and `1y`. From 2.1 seconds (`90s`) are possible; minutes are not. The broker stops at anything else.',
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
