import type { Rule } from '../../rule.js';

export const memoryLimitTooLow: Rule = {
  id: 'memory-limit-too-low',
  category: 'refused',
  severity: 'error',
  summary: '`memory_limit` leaves the broker no room to start.',
  why: 'The limit counts bytes, not kilobytes or megabytes, and holds from its line on.',
  wrong: [{ text: 'listener 1883\nallow_anonymous true\nmemory_limit 2048\n' }],
  right: [{ text: 'listener 1883\nallow_anonymous true\nmemory_limit 104857600\n' }],
};
