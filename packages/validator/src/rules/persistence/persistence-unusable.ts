import type { Rule } from '../../rule.js';

export const persistenceUnusable: Rule = {
  id: 'persistence-unusable',
  category: 'pitfall',
  severity: 'warning',
  summary: 'The persistence file cannot be read or written.',
  why: 'The broker starts all the same, but sessions and retained messages do not survive a restart.',
  wrong: [{ text: 'listener 1883\nallow_anonymous true\npersistence true\npersistence_location data\n' }],
  right: [
    {
      text: 'listener 1883\nallow_anonymous true\npersistence true\npersistence_location data\n',
      files: { 'data/README': '' },
    },
  ],
};
