import type { Rule } from '../../rule.js';

export const unreadableConfiguration: Rule = {
  id: 'unreadable-configuration',
  category: 'refused',
  severity: 'error',
  summary: 'A configuration file cannot be read.',
  why: 'The broker stops if it cannot open the file it was told, or one that `include_dir` found. From 2.0 a folder whose name ends in `.conf` is such a file.',
  wrong: [
    {
      text: 'listener 1883\nallow_anonymous true\ninclude_dir conf.d\n',
      files: { 'conf.d/old.conf/listeners.conf': 'listener 1884\n' },
    },
  ],
  right: [
    {
      text: 'listener 1883\nallow_anonymous true\ninclude_dir conf.d\n',
      files: { 'conf.d/old/listeners.conf': 'listener 1884\n' },
    },
  ],
};
