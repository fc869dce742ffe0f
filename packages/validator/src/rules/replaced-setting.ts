import type { Setting } from '@mosquitto-conf/config';
import { LineEdits } from '../line-edits.js';
import { everySetting } from '../listeners.js';
import type { Rule } from '../rule.js';

export const replacedSetting: Rule = {
  id: 'replaced-setting',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A later line of the same file sets the same thing to something else.',
  why: 'The broker takes the last line and says nothing about the earlier one. Whoever reads the file, or changes the earlier line, expects otherwise.',
  wrong: [
    { text: 'listener 1883\nallow_anonymous false\nallow_anonymous true\n' },
    { text: 'max_queued_messages 500\nlistener 1883\nallow_anonymous true\nmax_queued_messages 2000\n' },
  ],
  right: [
    { text: 'log_type error\nlog_type warning\nlistener 1883\nallow_anonymous true\n' },
    { text: 'allow_anonymous true\nlistener 1883\nmax_connections 10\nlistener 1884\nmax_connections 20\n' },
  ],
  check({ analysis, configuration, report }) {
    const said = new Set<string>();
    // `port` is among what `config` itself reports.
    for (const { code, place } of analysis.report.remarks)
      if (code.startsWith('duplicate-') && place) said.add(`${place.file}:${place.line}`);
    for (const setting of everySetting(configuration)) {
      for (let later: Setting = setting; later.replaced; later = later.replaced) {
        const { replaced } = later;
        if (replaced.place.file !== later.place.file || replaced.value === later.value) continue;
        if (said.has(`${later.place.file}:${later.place.line}`)) continue;
        report({
          message: `\`${replaced.directive.name}\` is set again on line ${later.place.line}, and only that counts.`,
          help: 'Remove one of the two lines.',
          place: replaced.place,
          fixes: [new LineEdits(configuration).remove(replaced.place).fix('Remove this line', true)],
        });
      }
    }
  },
};
