import { removeBlanksAtEnd } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const missingFolder = {
  id: 'missing-folder',
  category: 'refused',
  severity: 'error',
  summary: 'A folder that the configuration names is not there.',
  why: 'The broker stops if it cannot open the folder of `include_dir`, and does not open a websockets listener without its `http_dir`. Blanks at the end of an `include_dir` line belong to the path.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        include_dir conf.d\x20
      `,
      files: { 'conf.d/logging.conf': 'log_type all\n' },
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        include_dir conf.d
      `,
    },
    {
      text: `
        listener 9001
        protocol websockets
        http_dir www
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        include_dir conf.d
      `,
      files: { 'conf.d/logging.conf': 'log_type all\n' },
    },
  ],
  fix: removeBlanksAtEnd,
} satisfies ReportedRule;
