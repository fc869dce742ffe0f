import type { ReportedRule } from '../../rule.js';

export const includeOwnFolder = {
  id: 'include-own-folder',
  category: 'refused',
  severity: 'error',
  summary: 'An included folder holds the main file itself.',
  why: '`include_dir` reads every file of the folder that ends in `.conf`, the main file among them. From 2.1 the broker stops there; before, every line counts twice, and ports that are already open cannot be opened again.',
  wrong: [
    {
      text: `
        persistence true
        include_dir .
      `,
    },
    {
      text: `
        persistence true
        include_dir .
      `,
      target: '2.0.22',
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        include_dir conf.d
      `,
      files: { 'conf.d/limits.conf': 'max_queued_messages 500\n' },
    },
  ],
} satisfies ReportedRule;
