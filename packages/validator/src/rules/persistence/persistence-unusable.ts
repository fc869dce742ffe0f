import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const persistenceUnusable = {
  id: 'persistence-unusable',
  category: 'pitfall',
  severity: 'warning',
  summary: 'The broker cannot read or write the persistence file.',
  why: 'The broker starts anyway, but sessions and retained messages do not survive a restart.',
  noFix: noFix.machine,
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        persistence true
        persistence_location data
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        persistence true
        persistence_location data
      `,
      files: { 'data/README': '' },
    },
  ],
} satisfies ReportedRule;
