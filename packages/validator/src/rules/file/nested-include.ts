import { textsOf } from '@mosquitto-conf/config/internal';
import { moveLineTo } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

const texts = textsOf('nested-include', {
  fix: 'Move the line to the main file',
});

export const nestedInclude = {
  id: 'nested-include',
  texts,
  category: 'refused',
  severity: 'error',
  summary: 'An included file includes other files.',
  why: '`include_dir` is valid only in the main file. From 2.1 the broker does not start; before, it ignores the line. If the main file is in the folder that it includes, the broker reads it twice, and its own `include_dir` line causes this error.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        include_dir conf.d
      `,
      files: {
        'conf.d/logging.conf': `
          log_type all
          include_dir more.d
        `,
        'more.d/limits.conf': 'max_queued_messages 500\n',
      },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        include_dir conf.d
        include_dir more.d
      `,
      files: { 'conf.d/logging.conf': 'log_type all\n', 'more.d/limits.conf': 'max_queued_messages 500\n' },
    },
  ],
  fix(found, context) {
    const { configuration } = context;
    const [main] = configuration.files;
    const source = configuration.files.find(({ path }) => path === found.place?.file);
    // The main file in its own folder is one file under two names: no line of it can move.
    if (!source?.includedBy || source.document.text === main?.document.text) return [];
    const to = { file: source.includedBy.file, before: source.includedBy.line + 1 };
    return moveLineTo(context, found.place, to, texts.fix);
  },
} satisfies ReportedRule;
