import type { Setting } from '@mosquitto-conf/config';
import { everySetting } from '../../facts/listeners.js';
import type { CheckedRule } from '../../rule.js';

export const repeatedSetting: CheckedRule = {
  id: 'repeated-setting',
  category: 'pitfall',
  severity: 'info',
  summary: 'Two files set the same directive, or two lines set it to the same value.',
  why: 'The last line counts. The broker reads included files at the `include_dir` line, from 1.5.7 sorted by name, character by character, ignoring case: digits come before letters, and `10.conf` comes before `9.conf`.',
  needsWhole: true,
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        include_dir conf.d
      `,
      files: { 'conf.d/a.conf': 'max_queued_messages 300\n', 'conf.d/B.conf': 'max_queued_messages 600\n' },
    },
    {
      text: `
        persistence true
        listener 1883
        allow_anonymous true
        persistence true
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
      files: { 'conf.d/a.conf': 'max_queued_messages 300\n', 'conf.d/B.conf': 'persistence true\n' },
    },
  ],
  check({ configuration, report }) {
    for (const setting of everySetting(configuration)) {
      for (let later: Setting = setting; later.replaced; later = later.replaced) {
        const { replaced } = later;
        const { file, line } = later.place;
        const elsewhere = replaced.place.file !== file;
        if (!elsewhere && replaced.value !== later.value) continue;
        report({
          message: elsewhere
            ? `\`${replaced.directive.name}\` is set again in \`${file}\`, line ${line}, which is read later and counts.`
            : `Line ${line} says the same again.`,
          help: elsewhere
            ? 'If this one is to count, have it read later, or remove the other.'
            : 'Remove one of the two lines.',
          place: replaced.place,
        });
      }
    }
  },
};
