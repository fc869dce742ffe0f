import type { Rule } from '../../rule.js';

export const textTooLong: Rule = {
  id: 'text-too-long',
  category: 'refused',
  severity: 'error',
  summary: 'A text is longer than the broker takes.',
  why: 'MQTT carries no text of more than 65,535 bytes, and some settings have less room.',
  wrong: [{ text: `listener 1883\nallow_anonymous true\nclientid_prefixes ${'home-'.repeat(13_200)}\n` }],
  right: [{ text: 'listener 1883\nallow_anonymous true\nclientid_prefixes home-\n' }],
};
