import { at, type Setting } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import { everySetting } from '../../facts/listeners.js';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('replaced-setting', {
  message: '`{directive}` is set again on line {line}, and only that line counts.',
  removeOne: 'Remove one of the two lines.',
  shared:
    '`{directive}` applies to all listeners unless `per_listener_settings true` is set first. Remove one of the two lines, or write `per_listener_settings true` as the first line.',
  fix: 'Remove this line',
});

export const replacedSetting: CheckedRule = {
  id: 'replaced-setting',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A later line of the same file sets the directive to another value.',
  why: 'The broker uses the last line and does not mention the earlier one. A reader of the file may expect the earlier value.',
  needsWhole: true,
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous false
        allow_anonymous true
      `,
    },
    {
      text: `
        max_queued_messages 500
        listener 1883
        allow_anonymous true
        max_queued_messages 2000
      `,
    },
  ],
  right: [
    {
      text: `
        log_type error
        log_type warning
        listener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        allow_anonymous true
        listener 1883
        max_connections 10
        listener 1884
        max_connections 20
      `,
    },
  ],
  check({ analysis, configuration, release, report }) {
    const { problems, remarks } = analysis.report;
    const said = new Set<string>();
    // `port` is among what `config` itself reports.
    for (const { code, place } of remarks)
      if (code.startsWith('duplicate-') && place) said.add(`${place.file}:${place.line}`);
    // What is one setting here would be one for each listener.
    const meantApart = problems.some(({ code }) => code === 'per-listener-settings-late');
    for (const setting of everySetting(configuration)) {
      const shared =
        at(setting.directive.scope, release) === 'security' && !configuration.perListenerSettings;
      if (shared && meantApart) continue;
      for (let later: Setting = setting; later.replaced; later = later.replaced) {
        const { replaced } = later;
        if (replaced.place.file !== later.place.file || replaced.value === later.value) continue;
        if (said.has(`${later.place.file}:${later.place.line}`)) continue;
        const { name } = replaced.directive;
        report({
          message: texts.message({ directive: name, line: later.place.line }),
          help:
            shared && configuration.listeners.length > 1
              ? texts.shared({ directive: name })
              : texts.removeOne,
          place: replaced.place,
          fixes: [
            new LineEdits(configuration).remove(replaced.place).fix(texts.fix, !FROM_THERE_ON.has(name)),
          ],
        });
      }
    }
  },
};

/** These settings apply from their line on, so the first line is in force between the two. */
const FROM_THERE_ON: ReadonlySet<string> = new Set(['memory_limit', 'per_listener_settings']);
