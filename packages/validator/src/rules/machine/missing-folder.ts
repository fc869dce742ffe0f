import { removeBlanksAtEnd } from '../../fixes/found-fixes.js';
import type { Rule } from '../../rule.js';

export const missingFolder: Rule = {
  id: 'missing-folder',
  category: 'refused',
  severity: 'error',
  summary: 'A folder that the configuration names is not there.',
  why: 'The broker stops if it cannot open the folder of `include_dir`, and does not open a websockets listener without its `http_dir`. Blanks at the end of an `include_dir` line belong to the path.',
  wrong: [
    {
      text: 'listener 1883\nallow_anonymous true\ninclude_dir conf.d \n',
      files: { 'conf.d/logging.conf': 'log_type all\n' },
    },
    { text: 'listener 1883\nallow_anonymous true\ninclude_dir conf.d\n' },
    { text: 'listener 9001\nprotocol websockets\nhttp_dir www\nallow_anonymous true\n' },
  ],
  right: [
    {
      text: 'listener 1883\nallow_anonymous true\ninclude_dir conf.d\n',
      files: { 'conf.d/logging.conf': 'log_type all\n' },
    },
  ],
  fix: removeBlanksAtEnd,
};
