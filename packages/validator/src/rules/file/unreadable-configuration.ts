import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const unreadableConfiguration = {
  id: 'unreadable-configuration',
  category: 'refused',
  severity: 'error',
  summary: 'A configuration file cannot be read.',
  why: 'The broker does not start if it cannot open its main file or a file of `include_dir`. From 2.0 this includes folders with a name that ends in `.conf`; from 1.4.15 to 1.6 the broker reads such a folder for ever and never opens a listener.',
  noFix: noFix.file,
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        include_dir conf.d
      `,
      files: { 'conf.d/old.conf/listeners.conf': 'listener 1884\n' },
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        include_dir conf.d
      `,
      files: { 'conf.d/old.conf/listeners.conf': 'listener 1884\n' },
      target: '1.6.15',
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
