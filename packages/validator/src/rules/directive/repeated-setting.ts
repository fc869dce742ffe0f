import type { Setting } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import { everySetting } from '../../facts/listeners.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('repeated-setting', {
  elsewhere: '`{directive}` is set again in `{file}`, line {line}, which the broker reads later.',
  same: 'Line {line} sets `{directive}` to the same value again.',
  removeEither: 'Remove one of the two lines. The line that is read last counts.',
  removeOne: 'Remove one of the two lines.',
});

export const repeatedSetting: CheckedRule = {
  id: 'repeated-setting',
  texts,
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
            ? texts.elsewhere({ directive: replaced.directive.name, file, line })
            : texts.same({ directive: replaced.directive.name, line }),
          help: elsewhere ? texts.removeEither : texts.removeOne,
          place: replaced.place,
        });
      }
    }
  },
};
