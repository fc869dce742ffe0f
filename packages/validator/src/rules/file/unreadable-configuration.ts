import type { ReportedRule } from '../../rule.js';

export const unreadableConfiguration = {
  id: 'unreadable-configuration',
  category: 'refused',
  severity: 'error',
  summary: 'A configuration file cannot be read.',
  why: 'The broker stops if it cannot open the file it was told, or one that `include_dir` found. From 2.0 a folder whose name ends in `.conf` is such a file.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        include_dir conf.d
      `,
      files: { 'conf.d/old.conf/listeners.conf': 'listener 1884\n' },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        include_dir conf.d
      `,
      files: { 'conf.d/old/listeners.conf': 'listener 1884\n' },
    },
  ],
} satisfies ReportedRule;
