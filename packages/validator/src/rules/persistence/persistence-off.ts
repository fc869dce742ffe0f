import type { Directive } from '@mosquitto-conf/config';
import {
  autosaveInterval,
  autosaveOnChanges,
  persistence,
  persistenceFile,
  persistenceLocation,
} from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';
import { listOf } from '../../texts/lists.js';
import { isUnderstood } from '../../understood.js';

const texts = textsOf('persistence-off', {
  message: '{directive} has no effect without `persistence true`: nothing is saved.',
  several: '{directives} have no effect without `persistence true`: nothing is saved.',
  help: 'Add `persistence true`. If nothing should be saved, add `persistence false`.',
});

const WITHOUT_EFFECT: readonly Directive[] = [
  persistenceLocation,
  persistenceFile,
  autosaveInterval,
  autosaveOnChanges,
];

export const persistenceOff: CheckedRule = {
  id: 'persistence-off',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'The configuration says where and when to save, but persistence is off.',
  why: 'The broker saves sessions, queued and retained messages only with `persistence true`. Without it, they are lost at every restart, whatever the other lines say.',
  needsWhole: true,
  wrong: [
    {
      text: `
        persistence_location /var/lib/mosquitto/
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        persistence false
        persistence_location data/
        listener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        persistence true
        persistence_location data/
        listener 1883
        allow_anonymous true
      `,
      files: { 'data/keep': '' },
    },
  ],
  check(context) {
    const { configuration, report } = context;
    if (!isUnderstood(context)) return;
    const { settings, plugins } = configuration;
    // `persistence false` is a decision, and from 2.1 plugins may save to the folder.
    if (settings.has(persistence) || plugins.length > 0) return;
    const found = WITHOUT_EFFECT.map((directive) => settings.setting(directive)).filter(
      (setting) => setting !== undefined,
    );
    const [first] = found;
    if (!first) return;
    const { file, line } = first.place;
    const names = found.map(({ directive }) => `\`${directive.name}\``);
    report({
      message:
        found.length === 1
          ? texts.message({ directive: listOf(names) })
          : texts.several({ directives: listOf(names) }),
      help: texts.help,
      place: first.place,
      fixes: [
        new LineEdits(configuration)
          .insertAt(file, line, 'persistence true')
          .fix(fixTitles.add({ line: 'persistence true' }), false),
      ],
    });
  },
};
