import type { ReportedRule } from '../../rule.js';

export const textTooLong = {
  id: 'text-too-long',
  category: 'refused',
  severity: 'error',
  summary: 'A text is longer than the broker takes.',
  why: 'MQTT carries no text of more than 65,535 bytes, and some settings have less room.',
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
