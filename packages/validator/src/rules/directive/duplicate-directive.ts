import { textsOf } from '@mosquitto-conf/config/internal';
import { directiveAt, removeRefusedLine } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('duplicate-directive', {
  removeRepetition: 'Remove the repeated line',
});

export const duplicateDirective = {
  id: 'duplicate-directive',
  texts,
  category: 'refused',
  severity: 'error',
  summary: 'A directive that can appear only once appears twice.',
  why: 'For texts such as paths and names, the broker refuses a second line, even with the same value. With `include_dir` the first line may be in another file.',
  explains: { line: ['replaced-setting'] },
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        pid_file a.pid
        pid_file b.pid
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        pid_file a.pid
        pid_file a.pid
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        pid_file a.pid
      `,
    },
  ],
  fix(found, context) {
    const { place, related } = found;
    const [first, second] = [directiveAt(context, related), directiveAt(context, place)];
    if (!place || !related || !first || !second) return [];
    const same = first.rest === second.rest;
    const later = removeRefusedLine(
      context,
      place,
      same ? texts.removeRepetition : fixTitles.keepEarlier,
      same,
    );
    return same ? later : [...later, ...removeRefusedLine(context, related, fixTitles.keepThis, false)];
  },
} satisfies ReportedRule;
