import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const textTooLong = {
  id: 'text-too-long',
  category: 'refused',
  severity: 'error',
  summary: 'A text is longer than the broker allows.',
  why: 'MQTT allows at most 65,535 bytes in a text, and some settings allow less.',
  noFix: noFix.value,
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        clientid_prefixes ${'home-'.repeat(13_200)}
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        clientid_prefixes home-
      `,
    },
  ],
} satisfies ReportedRule;
