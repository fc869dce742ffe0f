import type { ReportedRule } from '../../rule.js';

export const includeOwnFolder = {
  id: 'include-own-folder',
  category: 'refused',
  severity: 'error',
  summary: 'An included folder contains the main file.',
  why: '`include_dir` reads every file of the folder that ends in `.conf`, including the main file. From 2.1 the broker does not start; before, it reads every line twice, and cannot open a port that is already open.',
  noFix: 'The included files must be moved to a folder of their own.',
  explains: {
    configuration: [
      'address-in-use',
      'repeated-setting',
      'replaced-setting',
      'duplicate-directive',
      'above-listener',
    ],
  },
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
