import { removeBlanksAtEnd } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const missingFolder = {
  id: 'missing-folder',
  category: 'refused',
  severity: 'error',
  summary: 'A folder that the configuration names is missing.',
  why: 'The broker does not start without the folder of `include_dir`, and does not open a WebSockets listener without its `http_dir`. Spaces at the end of an `include_dir` line are part of the path.',
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
